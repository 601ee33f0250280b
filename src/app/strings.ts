const plural = new Intl.PluralRules("en");

function count(number: number, one: string, other: string): string {
  return `${number.toLocaleString(locale)} ${plural.select(number) === "one" ? one : other}`;
}

/** The texts are English, so are the dates; an English of the player's own choosing decides 14:02 or 2:02 PM. */
export const locale = navigator.languages.find((language) => language.startsWith("en")) ?? "en-GB";

/** What the first list needs. Everything else is in `ui/late-strings.ts`, which loads after it. */
export const strings = {
  title: "Notifications",
  unread: "Unread",
  unreadCount: (unread: number) => `${unread.toLocaleString(locale)} unread`,
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
  tryAgain: "Try again",
  loadMore: "Load more",
  loading: "Loading",
  list: "List of notifications",
  pickOne: "Choose a notification to read it here",
  waiting: "Waiting to be sent",
  refused: "Not sent",
  status: {
    upToDate: "Up to date",
    checking: "Checking for notifications",
    offline: "Offline",
    signedOut: "Signed out",
    offlineSince: (time: string) => `Updated ${time} · offline`,
    signedOutSince: (time: string) => `Updated ${time} · signed out`,
    updated: (time: string) => `updated ${time}`,
    waiting: (changes: number) => `${count(changes, "change", "changes")} waiting`,
    sending: (changes: number) => `Sending ${count(changes, "change", "changes")}`,
    refused: (changes: number) => `${count(changes, "change", "changes")} could not be sent`,
  },
  empty: {
    all: ["Nothing here yet", "New notifications will show up here."],
    unread: ["All caught up", "You have read every notification."],
    message: ["No messages", "Messages sent to you will show up here."],
    shoutout: ["No shoutouts", "Big news will show up here."],
    inbox: ["No inbox notifications", "Quieter notes will show up here."],
  },
  unreachable: [
    "Nothing stored on this device yet",
    "You seem to be offline. Once you have been online here, your notifications can be read anywhere, even without a network.",
  ],
  nobody: ["You are not signed in", "Sign in to see your notifications. After that they can be read offline, too."],
  nobodyHere: [
    "You are not signed in",
    "Open the inbox from the site where you have your account. After that it can be read offline, too.",
  ],
  left: ["You are signed out", "Nothing of yours is kept on this device any more."],
} as const;
