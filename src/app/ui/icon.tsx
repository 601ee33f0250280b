/** Drawn as lines on a grid of 20; decoration only, so the words beside it or the button's name must say it all. */
export const Icon = ({ path }: { path: string }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const CHECK = "m4 10.5 4 4 8-9";
export const CHECK_ALL = "m2 10.5 4 4 7-8m-3 7 1 1 7-8";
export const BIN = "M3.5 5.5h13m-8-3h3m-6.5 3 .8 11h8.4l.8-11m-5.7 3v5m3-5v5";
export const REFRESH = "M16 7A7 7 0 1 0 17 11M16.5 3v4.500H12";
export const SEARCH = "M8.500 3a5.500 5.500 0 1 0 .01 0M12.500 12.500 17 17";
export const DOTS = "M4.5 9.600a.4.4 0 1 0 .01 0m5.5 0a.4.4 0 1 0 .01 0m5.5 0a.4.4 0 1 0 .01 0";
export const CLOCK = "M10 3a7 7 0 1 0 .01 0M10 6.500V10l2.5 2";
export const ALERT = "M10 3 2.5 16.500h15zM10 8v4m0 2.300v.01";
export const MESSAGE = "M3 4h14v9.500H9L5.5 16.500v-3H3z";
export const SHOUTOUT = "M4 8v4h3l6 4V4L7 8zm12-.5a4 4 0 0 1 0 5";
export const TRAY = "M3 11 5 4h10l2 7v5H3zh4.500l1 2h3l1-2H17";
