import type { Problem } from "../../store/view.ts";
import { isolated } from "../language/isolated.ts";
import { say } from "../language/say.ts";
import type { Actions } from "../state.ts";
import { strings } from "../strings.ts";
import { ALERT, Icon } from "./icon.tsx";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** More than these are one notice, which would otherwise push the list out of sight. */
const MOST_ALONE = 3;

/** Changes that the server refused for good: the player decides what becomes of each, or of all. */
export function Problems({ state, actions }: PartProps) {
  const problems = state.view?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <section class="problems" aria-label={lateStrings.problems}>
      {problems.length > MOST_ALONE ? (
        <div class="notice bad problem">
          <Icon path={ALERT} />
          <div>
            <details>
              <summary id="problem-all">{say(strings.status.refused, { count: problems.length })}</summary>
              <ul>
                {problems.map((problem) => (
                  <li key={problem.intent.id}>
                    <Refused problem={problem} actions={actions} />
                  </li>
                ))}
              </ul>
            </details>
            <Decisions name="problem-all" problems={problems} actions={actions} />
          </div>
        </div>
      ) : (
        problems.map((problem) => (
          <div class="notice bad problem" key={problem.intent.id}>
            <Icon path={ALERT} />
            <div>
              <Refused problem={problem} actions={actions} />
            </div>
          </div>
        ))
      )}
    </section>
  );
}

function Refused({ problem, actions }: { readonly problem: Problem; readonly actions: Actions }) {
  const { intent, title } = problem;
  const name = `problem-${intent.id}`;
  return (
    <>
      <p id={name}>
        <strong>{say(lateStrings.problem[intent.kind], { title: isolated(title || strings.untitled) })}</strong>{" "}
        {lateStrings.problemCause} {intent.problem !== null && <bdi lang="en">({intent.problem})</bdi>}
      </p>
      <Decisions name={name} problems={[problem]} actions={actions} />
    </>
  );
}

interface DecisionsProps {
  /** The id of what says what they are about. */
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly actions: Actions;
}

function Decisions({ name, problems, actions }: DecisionsProps) {
  const forEach = (work: (intentId: number) => void) => () => {
    for (const { intent } of problems) work(intent.id);
  };
  return (
    <p class="buttons">
      <button type="button" class="button small" aria-describedby={name} onClick={forEach(actions.retry)}>
        {lateStrings.retry}
      </button>
      <button type="button" class="button small" aria-describedby={name} onClick={forEach(actions.discard)}>
        {lateStrings.discard}
      </button>
    </p>
  );
}
