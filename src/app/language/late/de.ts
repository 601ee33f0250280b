import type { LateStrings } from "../catalogue.ts";

const NOT_STORED = "Deine letzte Änderung konnte nicht gespeichert werden und gilt deshalb nicht";
const RELOAD =
  "Lade diese Seite neu und versuche es noch einmal. Hilft das nicht, schließe zuerst alle Tabs des Postfachs.";
const OPEN_FROM_SITE = "Öffne das Postfach auf der Website, auf der du dein Konto hast.";

export const lateStrings: LateStrings<"one" | "other"> = {
  ended: { title: "Alles hier ist abgelaufen", words: "Kann das nicht sein, prüfe Datum und Uhrzeit dieses Geräts." },
  empty: {
    all: { title: "Noch nichts da", words: "Neue Mitteilungen erscheinen hier." },
    unread: { title: "Alles gelesen", words: "Du hast alle Mitteilungen gelesen." },
    message: { title: "Keine Nachrichten", words: "Nachrichten an dich erscheinen hier." },
    shoutout: { title: "Keine Highlights", words: "Große Neuigkeiten erscheinen hier." },
    inbox: { title: "Keine Infos", words: "Weniger Wichtiges erscheint hier." },
  },
  unreachable: {
    title: "Auf diesem Gerät ist noch nichts gespeichert",
    words:
      "Deine Mitteilungen lassen sich gerade nicht laden. Wurden sie einmal geladen, kannst du sie hier auch ohne Verbindung lesen.",
  },
  unreachableInMemory: {
    title: "Ohne Verbindung kann nichts angezeigt werden",
    words: "Deine Mitteilungen erscheinen, sobald du wieder online bist.",
  },
  undecided: {
    title: "Das Postfach kann noch nicht geöffnet werden",
    words:
      "Ohne Verbindung lässt sich nicht feststellen, wem dieses Postfach gehört. Ist es deins, öffnet es sich, sobald du online bist.",
  },
  misconfigured: {
    title: "Das Postfach ist nicht richtig eingerichtet",
    words: "Es öffnet sich, sobald das behoben ist.",
  },
  nobody: {
    title: "Du bist nicht angemeldet",
    words: "Melde dich an, um deine Mitteilungen zu sehen. Danach kannst du sie auch offline lesen.",
  },
  nobodyHere: { title: "Du bist nicht angemeldet", words: `${OPEN_FROM_SITE} Danach kannst du es auch offline lesen.` },
  left: { title: "Du bist abgemeldet", words: "Auf diesem Gerät ist nichts mehr von dir gespeichert." },
  remains: {
    title: "Du bist abgemeldet",
    words:
      "Was von dir auf diesem Gerät gespeichert ist, konnte nicht entfernt werden. Schließe alle anderen Tabs des Postfachs und versuche es noch einmal.",
  },
  search: {
    label: "Mitteilungen durchsuchen",
    close: "Suche schließen",
    results: "Suchergebnisse",
    more: "Mehr anzeigen",
    found: { one: "{count} Mitteilung gefunden", other: "{count} Mitteilungen gefunden" },
    nothing: "Nichts gefunden zu „{query}“",
    scope: {
      all: "Durchsucht wurden Titel und Texte von allem, was auf diesem Gerät gespeichert ist.",
      unread: "Nur ungelesene Mitteilungen wurden durchsucht.",
      message: "Nur Nachrichten wurden durchsucht.",
      shoutout: "Nur Highlights wurden durchsucht.",
      inbox: "Nur Infos wurden durchsucht.",
    },
    searchAll: "In allen suchen",
  },
  tryAgain: "Erneut versuchen",
  newer: { one: "{count} neu", other: "{count} neu" },
  back: "Zurück zur Liste",
  expires: "Endet am {date}",
  openingText: "Wird geöffnet",
  gone: {
    title: "Diese Mitteilung gibt es nicht mehr",
    words: "Sie ist abgelaufen oder wurde gelöscht, vielleicht auf einem anderen Gerät.",
  },
  away: {
    title: "Diese Mitteilung ist nicht auf diesem Gerät",
    words: "Sie öffnet sich, sobald sie geladen werden kann.",
  },
  noBody: "Der ganze Text ist auf diesem Gerät nicht gespeichert. Er kann geladen werden, sobald du online bist.",
  load: "Text laden",
  noPicture: "Bild nicht verfügbar",
  tooLong: "Der Rest dieser Mitteilung ist zu lang, um angezeigt zu werden.",
  table: "Tabelle",
  newTab: "öffnet einen neuen Tab",
  toasts: "Neue Mitteilungen (F6)",
  moreToasts: { one: "{count} weitere", other: "{count} weitere" },
  hideToasts: "Alle ausblenden",
  hideToastsHint: "Sie bleiben ungelesen in der Liste",
  newOne: "Neue Mitteilung: {title}",
  newOnes: { one: "{count} neue Mitteilung", other: "{count} neue Mitteilungen" },
  popUpSettings: {
    notify: {
      label: "Mitteilungen auf diesem Gerät anzeigen",
      hint: "Solange das Postfach offen, aber nicht im Vordergrund ist. Ist es geschlossen, kommt nichts an.",
    },
    noNotify: {
      blocked:
        "Dein Browser blockiert Mitteilungen dieser Seite. Erlaube sie zuerst in den Einstellungen für die Seite.",
      embedded:
        "Browser erlauben das nur, wenn das Postfach in einem eigenen Tab offen ist, nicht in einer anderen Seite.",
      unsupported:
        "Dieser Browser kann sie hier nicht anzeigen. Auf einem iPhone oder iPad geht es, sobald das Postfach auf dem Home-Bildschirm liegt.",
    },
    stay: {
      label: "Pop-ups anzeigen, bis ich sie schließe",
      hint: "Sonst verschwinden sie nach einer Weile und bleiben ungelesen in der Liste.",
    },
  },
  settingsView: {
    device: "Auf diesem Gerät",
    stored: { one: "{count} Mitteilung gespeichert", other: "{count} Mitteilungen gespeichert" },
    kept: "Der Browser behält sie, bis du dich abmeldest.",
    notKept: "Der Browser kann sie entfernen, wenn der Platz knapp wird.",
    keep: "Behalten",
    refreshed: "Zuletzt aktualisiert: {time}",
    neverRefreshed: "Noch nicht aktualisiert",
    nothingWaiting: "Keine ungesendeten Änderungen",
    refreshNow: "Jetzt aktualisieren",
    popUps: "Neue Mitteilungen",
    app: "App",
    install: {
      label: "Postfach installieren",
      prompt: "Es öffnet sich vom Startbildschirm oder Desktop, auch ohne Verbindung.",
      ios: "Tippe unten auf „Teilen“, dann auf „Zum Home-Bildschirm“.",
      now: "Installieren",
    },
    version: "Version {version}: das ist neu",
    leave: {
      title: "Auf diesem Gerät abmelden",
      label: "Abmelden und alles entfernen",
      words: "Alles von dir wird von diesem Gerät entfernt. Deine Mitteilungen bleiben in deinem Konto.",
      unsent: {
        one: "{count} Änderung wurde noch nicht gesendet und ginge verloren.",
        other: "{count} Änderungen wurden noch nicht gesendet und gingen verloren.",
      },
      yes: "Alles entfernen",
      no: "Abbrechen",
    },
  },
  keys: {
    title: "Tastenkürzel",
    next: "Nächste",
    previous: "Vorherige",
    open: "Öffnen",
    read: "Als gelesen markieren",
    remove: "Löschen",
    select: "Auswählen",
    selectTo: "Auswahl erweitern",
    selectAll: "Alle auswählen",
    search: "Suchen",
    close: "Schließen",
    popUps: "Zu neuen Mitteilungen",
    ends: "Erste und letzte",
    help: "Diese Liste",
    setting: {
      label: "Tastenkürzel mit nur einer Taste",
      hint: "J, K, M, X, Z, ⇧A, #, / und ? lösen sofort etwas aus. Schalte sie aus, wenn du sie versehentlich drückst.",
    },
  },
  dismiss: "Schließen",
  close: "Schließen",
  read: "Mehr lesen",
  swiped: { read: "Gelesen", remove: "Löschen" },
  undo: "Rückgängig",
  deleted: { one: "Gelöscht", other: "{count} Mitteilungen gelöscht" },
  selection: {
    count: { one: "{count} ausgewählt", other: "{count} ausgewählt" },
    start: "Auswählen",
    all: "Alle auswählen",
    end: "Auswahl beenden",
    markRead: "Ausgewählte als gelesen markieren",
    remove: "Ausgewählte löschen",
  },
  rowMenu: "Aktionen",
  said: {
    read: { one: "Als gelesen markiert", other: "{count} Mitteilungen als gelesen markiert" },
    nothingToRead: "Nichts als gelesen zu markieren",
    undone: { one: "Wiederhergestellt", other: "{count} Mitteilungen wiederhergestellt" },
    retried: "Neuer Versuch",
    discarded: "Änderung verworfen",
  },
  problems: "Nicht gesendete Änderungen",
  problem: {
    read: "Konnte nicht gesendet werden: „{title}“ als gelesen markieren",
    delete: "Konnte nicht gesendet werden: „{title}“ löschen",
  },
  problemCause: "Der Server hat diese Änderung abgelehnt.",
  retry: "Erneut versuchen",
  discard: "Verwerfen",
  reload: "Neu laden",
  signOutAnyway: "Trotzdem abmelden",
  staySignedIn: "Angemeldet bleiben",
  notices: {
    memoryOnly: {
      refused: {
        cause: "Dieser Browser lässt das Postfach nichts speichern.",
        remedy:
          "Solange du online bist, kannst du Mitteilungen lesen, als gelesen markieren und löschen. Um offline zu lesen, verlasse den privaten Modus oder erlaube Websitedaten.",
      },
      "newer-version": {
        cause: "Deine Mitteilungen wurden von einer neueren Version des Postfachs gespeichert.",
        remedy:
          "Schließe alle seine Tabs und öffne es neu, um diese Version zu laden. Bis dahin wird nichts gespeichert.",
      },
      stuck: {
        cause: "Der Speicher des Browsers antwortet nicht.",
        remedy: "Schließe andere Tabs des Postfachs und lade diese Seite neu. Bis dahin wird nichts gespeichert.",
      },
    },
    evicted: {
      cause: "Der Browser hatte entfernt, was hier gespeichert war.",
      remedy: "Deine Mitteilungen werden gerade neu geladen.",
    },
    full: {
      cause: "Dieses Gerät ist fast voll.",
      remedy: "Manche Texte sind offline vielleicht nicht lesbar, bis du Speicherplatz freigibst.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Gib auf diesem Gerät Speicherplatz frei und versuche es noch einmal." },
      "newer-version": {
        cause: `${NOT_STORED}: In einem anderen Tab läuft eine neuere Version des Postfachs.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED}: Der Speicher des Browsers antwortet nicht.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED}: Der Browser hat es nicht erlaubt.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "Das hat nicht geklappt.", remedy: RELOAD },
    update: {
      cause: "Eine neue Version des Postfachs ist bereit.",
      remedy: "Das Neuladen dauert nur einen Moment, und nichts geht verloren.",
    },
    signedOut: {
      cause: "Du bist abgemeldet.",
      remedy:
        "Was gespeichert ist, bleibt lesbar. Deine Änderungen bleiben erhalten und werden gesendet, sobald du dich wieder anmeldest.",
    },
    signedOutByLink: {
      cause: "Du bist abgemeldet.",
      remedy: `Was gespeichert ist, bleibt lesbar, und deine Änderungen bleiben erhalten. ${OPEN_FROM_SITE} Dann werden sie gesendet.`,
    },
    install: {
      prompt: {
        cause: "Du kannst das Postfach installieren.",
        remedy: "Es öffnet sich vom Startbildschirm oder Desktop, auch ohne Verbindung.",
      },
      ios: {
        cause: "Du kannst das Postfach zum Home-Bildschirm hinzufügen.",
        remedy: "Tippe unten auf „Teilen“, dann auf „Zum Home-Bildschirm“.",
      },
    },
    unsent: {
      cause: {
        one: "{count} Änderung wurde noch nicht gesendet.",
        other: "{count} Änderungen wurden noch nicht gesendet.",
      },
      remedy: "Beim Abmelden wird alles von diesem Gerät entfernt, auch diese Änderungen.",
      sent: {
        cause: "Alle Änderungen wurden gesendet.",
        remedy: "Beim Abmelden wird alles von diesem Gerät entfernt.",
      },
    },
  },
};
