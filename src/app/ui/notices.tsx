import type { Actions, AppState, Notice } from "../state.ts";
import { strings } from "../strings.ts";
import { Bar } from "./bar.tsx";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** How things are, above the list. */
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
    // Answers to what the player did are elsewhere.
    case "not-stored":
    case "failed":
    case "unsent":
      return null;
  }
}
