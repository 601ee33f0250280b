/** The button that opens the inbox. */
export interface Bell {
  /** Its element in the page. */
  readonly root: HTMLElement;
  showUnread(count: number, label: string): void;
  showOpen(isOpen: boolean): void;
}

const ICON =
  "M12 3a6 6 0 0 0-6 6c0 5-2 6.500-2.500 7.500h17C20 15.500 18 14 18 9a6 6 0 0 0-6-6zM9.500 19.500a2.600 2.600 0 0 0 5 0";
const MOST = 99;

/** In px: what `rem` is, the page decides. It may style it by `::part(bell)` and `::part(badge)`; its colour is that of the text around. */
const STYLES = `
:host { display: inline-block }
button { position: relative; display: grid; place-items: center; inline-size: 44px; block-size: 44px; padding: 0; border: 0;
  border-radius: 50%; background: none; color: inherit; cursor: pointer }
button:hover { background: color-mix(in srgb, currentcolor 10%, transparent) }
button:focus-visible { outline: 2px solid; outline-offset: 1px }
svg { inline-size: 24px; fill: none; stroke: currentcolor; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round }
b { position: absolute; inset-block-start: 3px; inset-inline-start: 50%; min-inline-size: 18px; box-sizing: border-box;
  padding: 0 5px; border-radius: 16px; background: #c62828; color: #fff; font: 600 11px/18px system-ui, sans-serif }
b:empty { display: none }
`;

/** Puts the bell into the target. */
export function makeBell(target: Element, onPress: () => void): Bell {
  const root = document.createElement("span");
  root.dataset.fasttrackInbox = "bell";
  const shadow = root.attachShadow({ mode: "open" });
  // Constructed: a page's policy may forbid style elements and attributes.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  button.part.add("bell");
  button.ariaLabel = "Inbox";
  button.ariaHasPopup = "dialog";
  button.ariaExpanded = "false";
  button.onclick = onPress;
  const badge = document.createElement("b");
  badge.part.add("badge");
  badge.ariaHidden = "true";
  button.append(drawIcon(), badge);
  shadow.append(button);
  target.append(root);
  return {
    root,
    showUnread: (count, label) => {
      button.ariaLabel = label;
      badge.textContent = count > MOST ? `${MOST}+` : count > 0 ? `${count}` : "";
    },
    showOpen: (isOpen) => {
      button.ariaExpanded = `${isOpen}`;
    },
  };
}

/** Made by hand: under Trusted Types no text becomes markup. */
function drawIcon(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", ICON);
  svg.append(path);
  return svg;
}
