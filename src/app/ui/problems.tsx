import { say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { ALERT, Icon } from "./icon.tsx";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** Changes that the server refused for good: the player decides what becomes of each. */
export function Problems({ state, actions }: PartProps) {
  const problems = state.view?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <section class="problems" aria-label={lateStrings.problems}>
      {problems.map(({ intent, title }) => (
        <div class="notice bad" key={intent.id}>
          <Icon path={ALERT} />
          <div>
            <p id={`problem-${intent.id}`}>
              <strong dir="auto">{say(lateStrings.problem[intent.kind], { title: title || strings.untitled })}</strong>{" "}
              {intent.problem}
            </p>
            <p class="buttons">
              <button
                type="button"
                class="button small"
                aria-describedby={`problem-${intent.id}`}
                onClick={() => actions.retry(intent.id)}
              >
                {lateStrings.retry}
              </button>
              <button
                type="button"
                class="button small"
                aria-describedby={`problem-${intent.id}`}
                onClick={() => actions.discard(intent.id)}
              >
                {lateStrings.discard}
              </button>
            </p>
          </div>
        </div>
      ))}
    </section>
  );
}
