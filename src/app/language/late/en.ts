const NOT_STORED = "Your last change could not be stored, so it was not made";
const RELOAD = "Reload this page, then try again. If that does not help, close all tabs of the inbox first.";
const OPEN_FROM_SITE = "Open the inbox from the site where you have your account.";

/** What the parts say that load after the first list, in the language that the others are translated from. */
export const lateStrings = {
  ended: {
    title: "Everything here has ended",
    words: "If that cannot be, check the date and the time of this device.",
  },
  empty: {
    all: { title: "Nothing here yet", words: "New notifications will show up here." },
    unread: { title: "All caught up", words: "You have read every notification." },
    message: { title: "No messages", words: "Messages sent to you will show up here." },
    shoutout: { title: "No shoutouts", words: "Big news will show up here." },
    inbox: { title: "No inbox notifications", words: "Quieter notifications will show up here." },
  },
  unreachable: {
    title: "Nothing stored on this device yet",
    words:
      "Your notifications cannot be loaded right now. Once they have been, you can read them here even without a connection.",
  },
  unreachableInMemory: {
    title: "Nothing can be shown without a connection",
    words: "Your notifications will show up once you are back online.",
  },
  undecided: {
    title: "The inbox cannot be opened yet",
    words:
      "Without a connection, it cannot be told whose inbox this is. If it is yours, it opens once you are back online.",
  },
  misconfigured: { title: "The inbox is not set up correctly", words: "It opens as soon as this is fixed." },
  nobody: {
    title: "You are not signed in",
    words: "Sign in to see your notifications. After that they can be read offline, too.",
  },
  nobodyHere: { title: "You are not signed in", words: `${OPEN_FROM_SITE} After that it can be read offline, too.` },
  left: { title: "You are signed out", words: "None of your data is left on this device." },
  remains: {
    title: "You are signed out",
    words: "Your data could not be removed from this device. Close all other tabs of the inbox, then try again.",
  },
  search: {
    label: "Search notifications",
    close: "Close search",
    results: "Search results",
    more: "Show more",
    found: { one: "{count} notification found", other: "{count} notifications found" },
    nothing: "Nothing found for “{query}”",
    scope: {
      all: "Titles and texts of everything stored on this device were searched.",
      unread: "Only unread notifications were searched.",
      message: "Only messages were searched.",
      shoutout: "Only shoutouts were searched.",
      inbox: "Only inbox notifications were searched.",
    },
    searchAll: "Search in all",
  },
  tryAgain: "Try again",
  newer: { one: "{count} new", other: "{count} new" },
  back: "Back to the list",
  expires: "Ends {date}",
  openingText: "Opening",
  gone: {
    title: "This notification is gone",
    words: "It has expired or been deleted, perhaps on another device.",
  },
  away: { title: "This notification is not on this device", words: "It opens as soon as it can be loaded." },
  noBody: "The full text is not stored on this device. It can be loaded once you are online.",
  load: "Load the text",
  noPicture: "Picture not available",
  tooLong: "The rest of this notification is too long to be shown.",
  table: "Table",
  newTab: "opens in a new tab",
  toasts: "New notifications (F6)",
  moreToasts: { one: "{count} more", other: "{count} more" },
  hideToasts: "Hide all",
  hideToastsHint: "They stay in the list, unread",
  newOne: "New notification: {title}",
  newOnes: { one: "{count} new notification", other: "{count} new notifications" },
  popUpSettings: {
    notify: {
      label: "Show notifications on this device",
      hint: "While the inbox is open but not in front. Nothing arrives once it is closed.",
    },
    noNotify: {
      blocked: "Your browser blocks notifications from this site. Allow them in its settings for the site first.",
      embedded: "Browsers allow this only where the inbox is open in a tab of its own, not inside another page.",
      unsupported:
        "This browser cannot show them here. On an iPhone or iPad it can, once the inbox is on the home screen.",
    },
    stay: {
      label: "Keep pop-ups until I close them",
      hint: "Otherwise they disappear after a while and stay in the list, unread.",
    },
  },
  settingsView: {
    device: "On this device",
    stored: { one: "{count} notification stored", other: "{count} notifications stored" },
    kept: "The browser keeps this data until you sign out.",
    notKept: "The browser may remove this data when space runs low.",
    keep: "Keep this data",
    refreshed: "Last refreshed: {time}",
    neverRefreshed: "Not refreshed yet",
    nothingWaiting: "No changes waiting to be sent",
    refreshNow: "Refresh now",
    popUps: "New notifications",
    app: "App",
    install: {
      label: "Install the inbox",
      prompt: "It opens from your home screen or desktop, even without a connection.",
      ios: "Tap Share below, then “Add to Home Screen”.",
      now: "Install",
    },
    version: "Version {version}: what is new",
    leave: {
      title: "Sign out of this device",
      label: "Sign out and remove everything",
      words: "Everything of yours is removed from this device. Your notifications stay in your account.",
      unsent: {
        one: "{count} change has not been sent and would be lost.",
        other: "{count} changes have not been sent and would be lost.",
      },
      yes: "Remove everything",
      no: "Cancel",
    },
  },
  keys: {
    title: "Keyboard shortcuts",
    next: "Next",
    previous: "Previous",
    open: "Open",
    read: "Mark as read",
    remove: "Delete",
    select: "Select",
    selectTo: "Extend the selection",
    selectAll: "Select all",
    search: "Search",
    close: "Close",
    popUps: "Go to new notifications",
    ends: "First and last",
    help: "This list",
    setting: {
      label: "Single-key shortcuts",
      hint: "J, K, M, X, Z, ⇧A, #, / and ? act at once. Turn them off if you press them by mistake.",
    },
  },
  dismiss: "Dismiss",
  close: "Close",
  read: "Read more",
  swiped: { read: "Read", remove: "Delete" },
  undo: "Undo",
  deleted: { one: "Deleted", other: "{count} notifications deleted" },
  selection: {
    count: { one: "{count} selected", other: "{count} selected" },
    start: "Select",
    all: "Select all",
    end: "Stop selecting",
    markRead: "Mark selected as read",
    remove: "Delete selected",
  },
  rowMenu: "Actions",
  said: {
    read: { one: "Marked as read", other: "{count} notifications marked as read" },
    nothingToRead: "Nothing to mark as read",
    undone: { one: "Restored", other: "{count} notifications restored" },
    retried: "Trying again",
    discarded: "Change discarded",
  },
  problems: "Changes that could not be sent",
  problem: {
    read: "Could not be sent: mark “{title}” as read",
    delete: "Could not be sent: delete “{title}”",
  },
  problemCause: "The server refused this change.",
  retry: "Retry",
  discard: "Discard",
  reload: "Reload",
  signOutAnyway: "Sign out anyway",
  staySignedIn: "Stay signed in",
  notices: {
    memoryOnly: {
      refused: {
        cause: "This browser does not let the inbox store anything.",
        remedy:
          "You can read and make changes while you are online. To read offline, leave private browsing or allow site data.",
      },
      "newer-version": {
        cause: "A newer version of the inbox stored your notifications.",
        remedy: "Close all of its tabs and open it again to get that version. Until then nothing is stored.",
      },
      stuck: {
        cause: "The browser's storage does not answer.",
        remedy: "Close other tabs of the inbox, then reload this page. Until then nothing is stored.",
      },
    },
    evicted: {
      cause: "The browser had removed what was stored here.",
      remedy: "Your notifications are being loaded again.",
    },
    full: {
      cause: "This device is almost full.",
      remedy: "Some texts may not be readable offline until you free some space.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Free some space on this device, then try again." },
      "newer-version": {
        cause: `${NOT_STORED}: a newer version of the inbox is at work in another tab.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED}: the browser's storage does not answer.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED}: the browser did not allow it.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "That did not work.", remedy: RELOAD },
    update: { cause: "A new version of the inbox is ready.", remedy: "Reloading takes a moment and loses nothing." },
    signedOut: {
      cause: "You are signed out.",
      remedy: "What is stored stays readable, and your changes are kept and sent once you sign in again.",
    },
    signedOutByLink: {
      cause: "You are signed out.",
      remedy: `What is stored stays readable, and your changes are kept. ${OPEN_FROM_SITE} They are sent then.`,
    },
    install: {
      prompt: {
        cause: "You can install the inbox.",
        remedy: "It opens from your home screen or desktop, even without a connection.",
      },
      ios: {
        cause: "You can add the inbox to your home screen.",
        remedy: "Tap Share below, then “Add to Home Screen”.",
      },
    },
    unsent: {
      cause: { one: "{count} change has not been sent yet.", other: "{count} changes have not been sent yet." },
      remedy: "Signing out removes everything from this device, these changes included.",
      sent: { cause: "All changes have been sent.", remedy: "Signing out removes everything from this device." },
    },
  },
} as const;
