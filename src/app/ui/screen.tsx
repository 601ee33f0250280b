import { Icon } from "./icon.tsx";

interface ScreenProps {
  readonly path: string;
  readonly texts: { readonly title: string; readonly words: string };
  /** What the one button says. */
  readonly remedy?: string;
  readonly act?: () => void;
}

export const Screen = ({ path, texts: { title, words }, remedy, act }: ScreenProps) => (
  <div class="screen">
    <Icon path={path} />
    <h2>{title}</h2>
    <p>{words}</p>
    {remedy && (
      <button type="button" class="button primary" onClick={() => act?.()}>
        {remedy}
      </button>
    )}
  </div>
);
