import type { AppState } from "../state.ts";
import { strings } from "../strings.ts";
import { tellsOf } from "../tells-of.ts";
import { ALERT, CHECK_ALL, CLOCK, TRAY } from "./icon.tsx";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";
import { Screen } from "./screen.tsx";
import { sightOf } from "./sight.ts";

/** "Nothing stored yet" is not what a page may say that cannot reach what is stored, or stores nothing. */
function unreachableTexts(state: AppState) {
  if (tellsOf(state, "configuration")) return lateStrings.misconfigured;
  if (state.phase === "undecided") return lateStrings.undecided;
  return tellsOf(state, "memory-only") ? lateStrings.unreachableInMemory : lateStrings.unreachable;
}

/** Stands in the place of the list where there is nothing to list. */
export function Blank({ state, actions }: PartProps) {
  switch (sightOf(state)) {
    case "rows":
    case "loading":
      return null;
    case "empty":
      // By a clock that is set ahead, too.
      if (state.filter === "all" && (state.view?.ended ?? 0) > 0)
        return <Screen path={CLOCK} texts={lateStrings.ended} />;
      return <Screen path={state.filter === "unread" ? CHECK_ALL : TRAY} texts={lateStrings.empty[state.filter]} />;
    case "unreachable":
    case "undecided":
      return (
        <Screen
          path={tellsOf(state, "configuration") ? ALERT : CLOCK}
          texts={unreachableTexts(state)}
          remedy={lateStrings.tryAgain}
          act={actions.refresh}
        />
      );
    case "remains":
      return (
        <Screen
          path={TRAY}
          texts={lateStrings.remains}
          remedy={lateStrings.tryAgain}
          act={() => actions.signOut(true)}
        />
      );
    case "left":
      return <Screen path={TRAY} texts={lateStrings.left} remedy={strings.signIn} act={actions.signIn} />;
    case "nobody":
      // Without an address to sign in at, only a session made elsewhere can help: look for one.
      return state.signInUrl === null ? (
        <Screen path={TRAY} texts={lateStrings.nobodyHere} remedy={lateStrings.tryAgain} act={actions.signIn} />
      ) : (
        <Screen path={TRAY} texts={lateStrings.nobody} remedy={strings.signIn} act={actions.signIn} />
      );
  }
}
