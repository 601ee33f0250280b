import type { LateStrings } from "../catalogue.ts";

const NOT_STORED = "Din senaste ändring kunde inte sparas och gjordes därför inte";
const RELOAD = "Ladda om sidan och försök igen. Om det inte hjälper, stäng först alla flikar med inkorgen.";
const OPEN_FROM_SITE = "Öppna inkorgen från webbplatsen där du har ditt konto.";

export const lateStrings: LateStrings<"one" | "other"> = {
  ended: { title: "Allt här har gått ut", words: "Om det inte kan stämma, kontrollera enhetens datum och tid." },
  empty: {
    all: { title: "Inget här ännu", words: "Nya aviseringar visas här." },
    unread: { title: "Allt är läst", words: "Du har läst alla aviseringar." },
    message: { title: "Inga meddelanden", words: "Meddelanden till dig visas här." },
    shoutout: { title: "Inga höjdpunkter", words: "Stora nyheter visas här." },
    inbox: { title: "Ingen info", words: "Mindre viktig information visas här." },
  },
  unreachable: {
    title: "Inget sparat på den här enheten ännu",
    words:
      "Dina aviseringar kan inte hämtas just nu. När de har hämtats en gång kan du läsa dem här, även utan anslutning.",
  },
  unreachableInMemory: {
    title: "Inget kan visas utan anslutning",
    words: "Dina aviseringar visas så snart anslutningen är tillbaka.",
  },
  undecided: {
    title: "Inkorgen kan inte öppnas ännu",
    words:
      "Utan anslutning går det inte att avgöra vems inkorg det är. Om den är din öppnas den så snart anslutningen är tillbaka.",
  },
  misconfigured: { title: "Inkorgen är inte rätt inställd", words: "Den öppnas så snart det är åtgärdat." },
  nobody: {
    title: "Du är inte inloggad",
    words: "Logga in för att se dina aviseringar. Därefter kan du läsa dem offline också.",
  },
  nobodyHere: { title: "Du är inte inloggad", words: `${OPEN_FROM_SITE} Därefter kan du läsa den offline också.` },
  left: { title: "Du är utloggad", words: "Inga av dina data finns kvar på den här enheten." },
  remains: {
    title: "Du är utloggad",
    words: "Dina data på den här enheten kunde inte tas bort. Stäng alla andra flikar med inkorgen och försök igen.",
  },
  search: {
    label: "Sök bland aviseringar",
    close: "Stäng sökningen",
    results: "Sökresultat",
    more: "Visa fler",
    found: { one: "{count} avisering hittades", other: "{count} aviseringar hittades" },
    nothing: "Inget hittades för ”{query}”",
    scope: {
      all: "Rubriker och texter i allt som är sparat på den här enheten genomsöktes.",
      unread: "Bara olästa aviseringar genomsöktes.",
      message: "Bara meddelanden genomsöktes.",
      shoutout: "Bara höjdpunkter genomsöktes.",
      inbox: "Bara info genomsöktes.",
    },
    searchAll: "Sök i alla",
  },
  tryAgain: "Försök igen",
  newer: { one: "{count} ny", other: "{count} nya" },
  back: "Tillbaka till listan",
  expires: "Slutar {date}",
  openingText: "Öppnar",
  gone: {
    title: "Aviseringen finns inte längre",
    words: "Den har gått ut eller tagits bort, kanske på en annan enhet.",
  },
  away: { title: "Den här aviseringen finns inte på enheten", words: "Den öppnas så snart den kan hämtas." },
  noBody: "Hela texten är inte sparad på den här enheten. Den kan hämtas när du är online.",
  load: "Hämta texten",
  noPicture: "Bilden är inte tillgänglig",
  tooLong: "Resten av aviseringen är för lång för att visas.",
  table: "Tabell",
  newTab: "öppnas i en ny flik",
  toasts: "Nya aviseringar (F6)",
  moreToasts: { one: "{count} till", other: "{count} till" },
  hideToasts: "Dölj alla",
  hideToastsHint: "De ligger kvar olästa i listan",
  newOne: "Ny avisering: {title}",
  newOnes: { one: "{count} ny avisering", other: "{count} nya aviseringar" },
  popUpSettings: {
    notify: {
      label: "Visa aviseringar på den här enheten",
      hint: "Medan inkorgen är öppen men inte längst fram. Inget kommer fram när den är stängd.",
    },
    noNotify: {
      blocked:
        "Din webbläsare blockerar aviseringar från den här webbplatsen. Tillåt dem först i webbplatsens inställningar.",
      embedded: "Webbläsare tillåter det bara när inkorgen är öppen i en egen flik, inte inuti en annan sida.",
      unsupported:
        "Den här webbläsaren kan inte visa dem här. På en iPhone eller iPad går det när inkorgen ligger på hemskärmen.",
    },
    stay: {
      label: "Visa popup-aviseringar tills jag stänger dem",
      hint: "Annars försvinner de efter en stund och ligger kvar olästa i listan.",
    },
  },
  settingsView: {
    device: "På den här enheten",
    stored: { one: "{count} avisering sparad", other: "{count} aviseringar sparade" },
    kept: "Webbläsaren behåller dem tills du loggar ut.",
    notKept: "Webbläsaren kan ta bort dem när utrymmet tar slut.",
    keep: "Behåll",
    refreshed: "Senast uppdaterat: {time}",
    neverRefreshed: "Inte uppdaterat ännu",
    nothingWaiting: "Inga ändringar väntar på att skickas",
    refreshNow: "Uppdatera nu",
    popUps: "Nya aviseringar",
    app: "App",
    install: {
      label: "Installera inkorgen",
      prompt: "Den öppnas från hemskärmen eller skrivbordet, även utan anslutning.",
      ios: "Tryck på Dela nedtill och sedan på ”Lägg till på hemskärmen”.",
      now: "Installera",
    },
    version: "Version {version}: nyheter",
    leave: {
      title: "Logga ut från den här enheten",
      label: "Logga ut och ta bort allt",
      words: "Alla dina data tas bort från enheten. Dina aviseringar finns kvar på ditt konto.",
      unsent: {
        one: "{count} ändring har inte skickats och skulle gå förlorad.",
        other: "{count} ändringar har inte skickats och skulle gå förlorade.",
      },
      yes: "Ta bort allt",
      no: "Avbryt",
    },
  },
  keys: {
    title: "Kortkommandon",
    next: "Nästa",
    previous: "Föregående",
    open: "Öppna",
    read: "Markera som läst",
    remove: "Ta bort",
    select: "Välj",
    selectTo: "Välj fram till hit",
    selectAll: "Välj alla",
    search: "Sök",
    close: "Stäng",
    popUps: "Till nya aviseringar",
    ends: "Första och sista",
    help: "Den här listan",
    setting: {
      label: "Kortkommandon med en tangent",
      hint: "J, K, M, X, Z, ⇧A, #, / och ? aktiveras direkt. Stäng av dem om du trycker på dem av misstag.",
    },
  },
  dismiss: "Stäng",
  close: "Stäng",
  read: "Läs mer",
  swiped: { read: "Läst", remove: "Ta bort" },
  undo: "Ångra",
  deleted: { one: "Borttagen", other: "{count} aviseringar borttagna" },
  selection: {
    count: { one: "{count} vald", other: "{count} valda" },
    start: "Välj",
    all: "Välj alla",
    end: "Sluta välja",
    markRead: "Markera valda som lästa",
    remove: "Ta bort valda",
  },
  rowMenu: "Åtgärder",
  said: {
    read: { one: "Markerad som läst", other: "{count} aviseringar markerade som lästa" },
    nothingToRead: "Inget att markera som läst",
    undone: { one: "Återställd", other: "{count} aviseringar återställda" },
    retried: "Försöker igen",
    discarded: "Ändringen slängdes",
  },
  problems: "Ändringar som inte kunde skickas",
  problem: {
    read: "Kunde inte skickas: markera ”{title}” som läst",
    delete: "Kunde inte skickas: ta bort ”{title}”",
  },
  problemCause: "Servern avvisade ändringen.",
  retry: "Försök igen",
  discard: "Släng",
  reload: "Ladda om",
  signOutAnyway: "Logga ut ändå",
  staySignedIn: "Fortsätt vara inloggad",
  notices: {
    memoryOnly: {
      refused: {
        cause: "Den här webbläsaren låter inte inkorgen spara något.",
        remedy:
          "Du kan läsa och göra ändringar medan du är online. För att läsa offline, lämna privat läge eller tillåt webbplatsdata.",
      },
      "newer-version": {
        cause: "En nyare version av inkorgen har sparat dina aviseringar.",
        remedy: "Stäng alla dess flikar och öppna den igen för att få den versionen. Tills dess sparas inget.",
      },
      stuck: {
        cause: "Webbläsarens lagring svarar inte.",
        remedy: "Stäng andra flikar med inkorgen och ladda om sidan. Tills dess sparas inget.",
      },
    },
    evicted: {
      cause: "Webbläsaren hade tagit bort det som var sparat här.",
      remedy: "Dina aviseringar hämtas igen.",
    },
    full: {
      cause: "Enheten är nästan full.",
      remedy: "Vissa texter kanske inte kan läsas offline förrän du frigör utrymme.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Frigör utrymme på enheten och försök igen." },
      "newer-version": {
        cause: `${NOT_STORED}: en nyare version av inkorgen är öppen i en annan flik.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED}: webbläsarens lagring svarar inte.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED}: webbläsaren tillät det inte.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "Det fungerade inte.", remedy: RELOAD },
    update: {
      cause: "En ny version av inkorgen är klar.",
      remedy: "Att ladda om tar ett ögonblick och inget går förlorat.",
    },
    signedOut: {
      cause: "Du är utloggad.",
      remedy: "Det som är sparat går att läsa, och dina ändringar finns kvar och skickas när du loggar in igen.",
    },
    signedOutByLink: {
      cause: "Du är utloggad.",
      remedy: `Det som är sparat går att läsa, och dina ändringar finns kvar. ${OPEN_FROM_SITE} Då skickas de.`,
    },
    install: {
      prompt: {
        cause: "Du kan installera inkorgen.",
        remedy: "Den öppnas från hemskärmen eller skrivbordet, även utan anslutning.",
      },
      ios: {
        cause: "Du kan lägga till inkorgen på hemskärmen.",
        remedy: "Tryck på Dela nedtill och sedan på ”Lägg till på hemskärmen”.",
      },
    },
    unsent: {
      cause: {
        one: "{count} ändring har inte skickats ännu.",
        other: "{count} ändringar har inte skickats ännu.",
      },
      remedy: "När du loggar ut tas allt bort från enheten, även de här ändringarna.",
      sent: { cause: "Alla ändringar har skickats.", remedy: "När du loggar ut tas allt bort från enheten." },
    },
  },
};
