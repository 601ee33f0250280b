const plural = new Intl.PluralRules("en");

export function count(number: number, one: string, other: string): string {
  return `${number.toLocaleString(locale)} ${plural.select(number) === "one" ? one : other}`;
}

/** The texts are English, so are the dates; an English of the player's own choosing decides 14:02 or 2:02 PM. */
export const locale = navigator.languages.find((language) => language.startsWith("en")) ?? "en-GB";

/** What the first list needs. Everything else is in `ui/late-strings.ts`, which loads after it. */
export const strings = {
  title: "Notifications",
  unread: "Unread",
  untitled: "No title",
  yesterday: "Yesterday",
  filter: "Show",
  filters: { all: "All", unread: "Unread", message: "Messages", shoutout: "Shoutouts", inbox: "Inbox" },
  kinds: { message: "Message", shoutout: "Shoutout", inbox: "Inbox" },
  markRead: "Mark as read",
  markAllRead: "Mark all as read",
  remove: "Delete",
  refresh: "Refresh",
  more: "More",
  signIn: "Sign in",
  signOut: "Sign out",
  loadMore: "Load more",
  loading: "Loading",
  list: "List of notifications",
  detail: "Opened notification",
  pickOne: "Choose a notification to read it here",
  waiting: "Waiting to be sent",
  refused: "Not sent",
  status: {
    upToDate: "Up to date",
    checking: "Checking for notifications",
    offline: "Offline",
    signedOut: "Signed out",
    checkingSince: (time: string) => `Updated ${time} · checking`,
    offlineSince: (time: string) => `Updated ${time} · offline`,
    signedOutSince: (time: string) => `Updated ${time} · signed out`,
    updated: (time: string) => `updated ${time}`,
    waiting: (changes: number) => `${count(changes, "change", "changes")} waiting`,
    sending: (changes: number) => `Sending ${count(changes, "change", "changes")}`,
    refused: (changes: number) => `${count(changes, "change", "changes")} could not be sent`,
  },
} as const;
