/** What the controls are called that lead to a view, by the language of the browser. */
export const LABELS = {
  en: { unread: "Unread", markRead: "Mark as read", remove: "Delete" },
  ar: { unread: "غير المقروءة", markRead: "تمييز كمقروء", remove: "حذف" },
} as const;

export type Language = keyof typeof LABELS;
