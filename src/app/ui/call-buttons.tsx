import type { CallToAction } from "../../model/notification.ts";
import { leadsToHost } from "../host/leads-to-host.ts";
import { lateStrings } from "./late-strings.ts";

const isFramed = window.parent !== window;

interface CallButtonsProps {
  readonly buttons: readonly CallToAction[];
  readonly onFollow?: () => void;
}

/** The operator's calls to action, at most two; the first is the loud one. */
export const CallButtons = ({ buttons, onFollow }: CallButtonsProps) => (
  <>
    {buttons.map(({ text, href }, index) => (
      <a
        class={index === 0 ? "button primary" : "button"}
        key={`${index} ${href}`}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        referrerpolicy="no-referrer"
        dir="auto"
        onClick={() => onFollow?.()}
      >
        {text || new URL(href).host}
        {!(isFramed && leadsToHost(href)) && <span class="unseen"> ({lateStrings.newTab})</span>}
      </a>
    ))}
  </>
);
