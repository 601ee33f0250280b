import { Component } from "preact";
import { say } from "../language/say.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { Release } from "./changelog.ts";
import { ownReleases } from "./news.ts";

/** The version that runs, and what is new in it. What is new is written in English. */
export class CurrentRelease extends Component<object, { readonly release: Release | null }> {
  override state = { release: null };
  #isGone = false;

  override componentDidMount(): void {
    ownReleases()
      .then(([release = null]) => this.#isGone || this.setState({ release }))
      .catch((error: unknown) => console.warn("It could not be read what is new.", error));
  }

  override componentWillUnmount(): void {
    this.#isGone = true;
  }

  override render(_: object, { release }: { readonly release: Release | null }) {
    const texts = lateStrings.settingsView;
    if (release === null) return null;
    return (
      <details class="release">
        <summary>{say(texts.version, { version: release.version })}</summary>
        <ul lang="en" dir="ltr">
          {release.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </details>
    );
  }
}
