import type { ComponentChildren } from "preact";
import { say } from "../language/say.ts";
import type { Actions, AppState, Notice } from "../state.ts";
import { strings } from "../strings.ts";
import { ALERT, Icon } from "./icon.tsx";
import { CROSS, INFO } from "./late-icons.ts";
import { lateStrings, type NoticeText } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";
import { ToolButton } from "./tool-button.tsx";

export function Notices({ state, actions }: PartProps) {
  const texts = lateStrings.notices;
  const notices = state.notices.map((notice) => <NoticeBar key={notice.type} notice={notice} actions={actions} />);
  return (
    <>
      {isLockedOut(state) &&
        (canSignIn(state) ? (
          <Bar text={texts.signedOut}>
            <button type="button" class="button small" onClick={actions.signIn}>
              {strings.signIn}
            </button>
          </Bar>
        ) : (
          <Bar text={texts.signedOutByLink} />
        ))}
      {notices}
    </>
  );
}

/** Signed out by the server while the mirror is readable: not the same as having signed out here. */
function isLockedOut({ phase, connection, view }: AppState): boolean {
  return phase === "inbox" && connection === "signed-out" && view !== null && view.refreshedAt !== null;
}

/** Without either, a click would change nothing: only a new link helps. */
const canSignIn = ({ signInUrl, hasSessionUrl }: AppState) => signInUrl !== null || hasSessionUrl;

function NoticeBar({ notice, actions }: { notice: Notice; actions: Actions }) {
  const texts = lateStrings.notices;
  const dismiss = () => actions.dismissNotice(notice.type);
  switch (notice.type) {
    case "memory-only":
      return <Bar text={texts.memoryOnly[notice.problem]} dismiss={dismiss} />;
    case "evicted":
      return <Bar text={texts.evicted} dismiss={dismiss} />;
    case "full":
      return <Bar text={texts.full} dismiss={dismiss} />;
    case "not-stored":
      return <Bar text={texts.notStored[notice.why]} dismiss={dismiss} isBad />;
    case "failed":
      return <Bar text={texts.failed} dismiss={dismiss} isBad />;
    case "configuration":
      return <Bar text={{ cause: notice.problem, remedy: notice.remedy }} isBad isForOperator />;
    case "update":
      return (
        <Bar text={texts.update} changes={notice.changes} dismiss={dismiss}>
          <button type="button" class="button small" onClick={actions.acceptUpdate}>
            {lateStrings.reload}
          </button>
        </Bar>
      );
    case "install":
      return (
        <Bar text={texts.install[notice.way]} dismiss={dismiss}>
          {notice.way === "prompt" && (
            <button type="button" class="button small" onClick={actions.install}>
              {lateStrings.settingsView.install.now}
            </button>
          )}
        </Bar>
      );
    case "unsent":
      return (
        <Bar text={{ ...texts.unsent, cause: say(texts.unsent.cause, { count: notice.changes }) }} isBad>
          <button type="button" class="button small" onClick={dismiss}>
            {lateStrings.staySignedIn}
          </button>
          <button type="button" class="button small danger" onClick={() => actions.signOut(true)}>
            {lateStrings.signOutAnyway}
          </button>
        </Bar>
      );
  }
}

interface BarProps {
  readonly text: NoticeText;
  readonly isBad?: boolean;
  /** Such texts are English. */
  readonly isForOperator?: boolean;
  /** What is new, in English. */
  readonly changes?: readonly string[];
  readonly dismiss?: () => void;
  readonly children?: ComponentChildren;
}

const Bar = ({ text, isBad = false, isForOperator = false, changes = [], dismiss, children }: BarProps) => (
  <div class={isBad ? "notice bad" : "notice"}>
    <Icon path={isBad ? ALERT : INFO} />
    <div>
      <p {...(isForOperator ? { lang: "en", dir: "ltr" } : {})}>
        <strong>{text.cause}</strong> {text.remedy}
      </p>
      {changes.length > 0 && (
        <ul class="changes" lang="en" dir="ltr">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {children && <p class="buttons">{children}</p>}
    </div>
    {dismiss && (
      <ToolButton label={lateStrings.dismiss} onClick={dismiss}>
        <Icon path={CROSS} />
      </ToolButton>
    )}
  </div>
);
