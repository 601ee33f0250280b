import { Component, createRef } from "preact";
import { KeySettings } from "../keys/key-settings.tsx";
import { say } from "../language/say.ts";
import { LIST } from "../navigation/route.ts";
import { PopUpSettings } from "../pop-ups/pop-up-settings.tsx";
import { strings } from "../strings.ts";
import { CloseButton } from "../ui/close-button.tsx";
import { focusIfThere } from "../ui/focus-if-there.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { PartProps } from "../ui/parts.ts";
import { clockOrDate } from "../ui/when.ts";
import { CurrentRelease } from "../whats-new/current-release.tsx";
import { RemoveEverything } from "./remove-everything.tsx";
import { sizeOf } from "./size.ts";

/** What this device holds and how it behaves, in the place of an opened message. */
export class Settings extends Component<PartProps> {
  readonly #heading = createRef<HTMLHeadingElement>();

  readonly #cameFrom = document.activeElement;

  override componentDidMount(): void {
    this.#heading.current?.focus({ preventScroll: true });
  }

  override componentWillUnmount(): void {
    const hadFocus = this.#heading.current?.closest("[data-settings]")?.contains(document.activeElement) === true;
    // Where it came from may be out of sight until this is gone.
    queueMicrotask(() => hadFocus && focusIfThere(this.#cameFrom));
  }

  override render({ state, actions }: PartProps) {
    const texts = lateStrings.settingsView;
    return (
      <div class="detail" data-settings="">
        <div class="detail-tools">
          <CloseButton onClick={() => actions.go(LIST)} />
        </div>
        <div class="letter settings">
          <h2 tabIndex={-1} ref={this.#heading}>
            {strings.settings}
          </h2>
          <section aria-labelledby="settings-device">
            <h3 id="settings-device">{texts.device}</h3>
            <Stored state={state} actions={actions} />
          </section>
          <section aria-labelledby="settings-pop-ups">
            <h3 id="settings-pop-ups">{texts.popUps}</h3>
            <PopUpSettings />
          </section>
          <section aria-labelledby="settings-app">
            <h3 id="settings-app">{texts.app}</h3>
            {state.install !== null && (
              <div class="choice">
                <span>{texts.install.label}</span>
                <span class="hint">{texts.install[state.install]}</span>
                {state.install === "prompt" && (
                  <button type="button" class="button small" onClick={actions.install}>
                    {texts.install.now}
                  </button>
                )}
              </div>
            )}
            <KeySettings />
            <p>
              <button type="button" class="link" onClick={() => actions.showKeys(true)}>
                {lateStrings.keys.title}
              </button>
            </p>
            <CurrentRelease />
          </section>
          <section aria-labelledby="settings-leave">
            <h3 id="settings-leave">{texts.leave.title}</h3>
            <RemoveEverything unsent={state.view?.pending ?? 0} remove={() => actions.signOut(true)} />
          </section>
        </div>
      </div>
    );
  }
}

function Stored({ state: { view, facts }, actions }: PartProps) {
  const texts = lateStrings.settingsView;
  const refused = view?.problems.length ?? 0;
  const waiting = (view?.pending ?? 0) - refused;
  return (
    <>
      <ul class="device-facts">
        <li>
          {facts && say(texts.stored, { count: facts.count })}
          {facts?.bytes != null && ` · ${sizeOf(facts.bytes)}`}
        </li>
        {facts?.isKept != null && (
          <li>
            {facts.isKept ? texts.kept : texts.notKept}{" "}
            {!facts.isKept && (
              <button type="button" class="link" onClick={actions.keepStored}>
                {texts.keep}
              </button>
            )}
          </li>
        )}
        <li>
          {view?.refreshedAt == null
            ? texts.neverRefreshed
            : say(texts.refreshed, { time: clockOrDate(view.refreshedAt) })}
        </li>
        <li>{waiting > 0 ? say(strings.status.waiting, { count: waiting }) : texts.nothingWaiting}</li>
        {refused > 0 && <li class="bad">{say(strings.status.refused, { count: refused })}</li>}
      </ul>
      <button type="button" class="button" onClick={actions.refresh}>
        {texts.refreshNow}
      </button>
    </>
  );
}
