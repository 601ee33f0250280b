import type { ManifestOptions } from "vite-plugin-pwa";

const SMALL_ICON = { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" };

/** What the operating system shows of the installed app. Addresses are relative: the inbox may live in any folder. */
export const manifest: Partial<ManifestOptions> = {
  id: "./",
  name: "Inbox",
  short_name: "Inbox",
  description: "Your notifications, also offline.",
  lang: "en",
  start_url: "./",
  scope: "./",
  display: "standalone",
  categories: ["utilities", "productivity"],
  background_color: "#ffffff",
  theme_color: "#ffffff",
  // A second launch brings the open window to the front, which goes where the launch leads.
  launch_handler: { client_mode: ["focus-existing", "auto"] },
  shortcuts: [
    { name: "Search", url: "./#search", icons: [SMALL_ICON] },
    { name: "Settings", url: "./#settings", icons: [SMALL_ICON] },
  ],
  icons: [
    SMALL_ICON,
    { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { src: "icons/icon.svg", sizes: "any", type: "image/svg+xml" },
  ],
};
