import { pictureEvents } from "./picture.ts";

interface ThumbProps {
  readonly src: string;
  /** Of its square, in CSS pixels. */
  readonly size: number;
}

/** A message's picture, small and beside its words, which say all that it shows. */
export const Thumb = ({ src, size }: ThumbProps) => (
  <img
    class="thumb"
    key={src}
    src={src}
    alt=""
    width={size}
    height={size}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    {...pictureEvents}
  />
);
