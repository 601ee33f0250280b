import type { LateStrings } from "../catalogue.ts";

const NOT_STORED = "Ta dernière modification n’a pas pu être enregistrée et n’a donc pas été faite";
const RELOAD =
  "Recharge cette page, puis réessaie. Si cela ne suffit pas, ferme d’abord tous les onglets de la messagerie.";
const OPEN_FROM_SITE = "Ouvre la messagerie depuis le site où tu as ton compte.";

export const lateStrings: LateStrings<"one" | "other"> = {
  ended: {
    title: "Tout ce qui était ici est terminé",
    words: "Si c’est impossible, vérifie la date et l’heure de cet appareil.",
  },
  empty: {
    all: { title: "Rien pour le moment", words: "Les nouvelles notifications apparaîtront ici." },
    unread: { title: "Tout est lu", words: "Tu as lu toutes les notifications." },
    message: { title: "Aucun message", words: "Les messages qui te sont envoyés apparaîtront ici." },
    shoutout: { title: "Rien à la une", words: "Les grandes nouvelles apparaîtront ici." },
    inbox: { title: "Aucune info", words: "Les infos plus discrètes apparaîtront ici." },
  },
  unreachable: {
    title: "Rien n’est encore enregistré sur cet appareil",
    words:
      "Tes notifications ne peuvent pas être chargées pour le moment. Une fois qu’elles l’auront été, tu pourras les lire ici, même sans connexion.",
  },
  unreachableInMemory: {
    title: "Rien ne peut être affiché sans connexion",
    words: "Tes notifications apparaîtront dès que la connexion sera rétablie.",
  },
  undecided: {
    title: "La messagerie ne peut pas encore s’ouvrir",
    words:
      "Sans connexion, impossible de savoir à qui est cette messagerie. Si c’est la tienne, elle s’ouvrira dès que la connexion sera rétablie.",
  },
  misconfigured: {
    title: "La messagerie n’est pas configurée correctement",
    words: "Elle s’ouvrira dès que ce sera corrigé.",
  },
  nobody: {
    title: "Connexion requise",
    words: "Connecte-toi pour voir tes notifications. Ensuite, tu pourras aussi les lire hors ligne.",
  },
  nobodyHere: {
    title: "Connexion requise",
    words: `${OPEN_FROM_SITE} Ensuite, tu pourras aussi la lire hors ligne.`,
  },
  left: { title: "Ta session est fermée", words: "Aucune de tes données n’est conservée sur cet appareil." },
  remains: {
    title: "Ta session est fermée",
    words:
      "Tes données n’ont pas pu être supprimées de cet appareil. Ferme tous les autres onglets de la messagerie, puis réessaie.",
  },
  search: {
    label: "Rechercher dans les notifications",
    close: "Fermer la recherche",
    results: "Résultats de la recherche",
    more: "Afficher plus",
    found: { one: "{count} notification trouvée", other: "{count} notifications trouvées" },
    nothing: "Aucun résultat pour « {query} »",
    scope: {
      all: "La recherche a porté sur les titres et les textes de tout ce qui est enregistré sur cet appareil.",
      unread: "La recherche a porté uniquement sur les notifications non lues.",
      message: "La recherche a porté uniquement sur les messages.",
      shoutout: "La recherche a porté uniquement sur les notifications à la une.",
      inbox: "La recherche a porté uniquement sur les infos.",
    },
    searchAll: "Rechercher dans toutes",
  },
  tryAgain: "Réessayer",
  newer: { one: "{count} nouvelle", other: "{count} nouvelles" },
  back: "Retour à la liste",
  expires: "Fin : {date}",
  openingText: "Ouverture",
  gone: {
    title: "Cette notification n’existe plus",
    words: "Elle a expiré ou a été supprimée, peut-être sur un autre appareil.",
  },
  away: {
    title: "Cette notification n’est pas sur cet appareil",
    words: "Elle s’ouvrira dès qu’elle pourra être chargée.",
  },
  noBody: "Le texte complet n’est pas enregistré sur cet appareil. Il pourra être chargé quand tu seras en ligne.",
  load: "Charger le texte",
  noPicture: "Image indisponible",
  tooLong: "Le reste de cette notification est trop long pour être affiché.",
  table: "Tableau",
  newTab: "s’ouvre dans un nouvel onglet",
  toasts: "Nouvelles notifications (F6)",
  moreToasts: { one: "{count} de plus", other: "{count} de plus" },
  hideToasts: "Tout masquer",
  hideToastsHint: "Elles restent dans la liste, non lues",
  newOne: "Nouvelle notification : {title}",
  newOnes: { one: "{count} nouvelle notification", other: "{count} nouvelles notifications" },
  popUpSettings: {
    notify: {
      label: "Afficher les notifications sur cet appareil",
      hint: "Quand la messagerie est ouverte, mais en arrière-plan. Rien n’arrive une fois qu’elle est fermée.",
    },
    noNotify: {
      blocked: "Ton navigateur bloque les notifications de ce site. Autorise-les d’abord dans les réglages du site.",
      embedded:
        "Les navigateurs ne le permettent que si la messagerie est ouverte dans son propre onglet, pas dans une autre page.",
      unsupported:
        "Ce navigateur ne peut pas les afficher ici. Sur un iPhone ou un iPad, c’est possible une fois la messagerie sur l’écran d’accueil.",
    },
    stay: {
      label: "Garder les notifications à l’écran jusqu’à ce que je les ferme",
      hint: "Sinon, elles disparaissent au bout d’un moment et restent dans la liste, non lues.",
    },
  },
  settingsView: {
    device: "Sur cet appareil",
    stored: { one: "{count} notification enregistrée", other: "{count} notifications enregistrées" },
    kept: "Le navigateur les garde jusqu’à ta déconnexion.",
    notKept: "Le navigateur peut les supprimer si la place manque.",
    keep: "Garder",
    refreshed: "Dernière actualisation : {time}",
    neverRefreshed: "Pas encore actualisé",
    nothingWaiting: "Aucune modification en attente d’envoi",
    refreshNow: "Actualiser maintenant",
    popUps: "Nouvelles notifications",
    app: "Application",
    install: {
      label: "Installer la messagerie",
      prompt: "Elle s’ouvre depuis l’écran d’accueil ou le bureau, même sans connexion.",
      ios: "Touche Partager en bas, puis « Sur l’écran d’accueil ».",
      now: "Installer",
    },
    version: "Version {version} : nouveautés",
    leave: {
      title: "Se déconnecter de cet appareil",
      label: "Se déconnecter et tout supprimer",
      words: "Toutes tes données seront supprimées de cet appareil. Tes notifications restent dans ton compte.",
      unsent: {
        one: "{count} modification n’a pas été envoyée et serait perdue.",
        other: "{count} modifications n’ont pas été envoyées et seraient perdues.",
      },
      yes: "Tout supprimer",
      no: "Annuler",
    },
  },
  keys: {
    title: "Raccourcis clavier",
    next: "Suivante",
    previous: "Précédente",
    open: "Ouvrir",
    read: "Marquer comme lue",
    remove: "Supprimer",
    select: "Sélectionner",
    selectTo: "Étendre la sélection",
    selectAll: "Tout sélectionner",
    search: "Rechercher",
    close: "Fermer",
    popUps: "Aller aux nouvelles notifications",
    ends: "Première et dernière",
    help: "Cette liste",
    setting: {
      label: "Raccourcis à une touche",
      hint: "J, K, M, X, Z, ⇧A, #, / et ? agissent aussitôt. Désactive-les si tu appuies dessus sans le vouloir.",
    },
  },
  dismiss: "Fermer",
  close: "Fermer",
  read: "Lire la suite",
  swiped: { read: "Lue", remove: "Supprimer" },
  undo: "Annuler",
  deleted: { one: "Supprimée", other: "{count} notifications supprimées" },
  selection: {
    count: { one: "{count} sélectionnée", other: "{count} sélectionnées" },
    start: "Sélectionner",
    all: "Tout sélectionner",
    end: "Terminer la sélection",
    markRead: "Marquer la sélection comme lue",
    remove: "Supprimer la sélection",
  },
  rowMenu: "Actions",
  said: {
    read: { one: "Marquée comme lue", other: "{count} notifications marquées comme lues" },
    nothingToRead: "Rien à marquer comme lu",
    undone: { one: "Rétablie", other: "{count} notifications rétablies" },
    retried: "Nouvel essai",
    discarded: "Modification abandonnée",
  },
  problems: "Modifications non envoyées",
  problem: {
    read: "Envoi impossible : marquer « {title} » comme lue",
    delete: "Envoi impossible : supprimer « {title} »",
  },
  problemCause: "Le serveur a refusé cette modification.",
  retry: "Réessayer",
  discard: "Abandonner",
  reload: "Recharger",
  signOutAnyway: "Se déconnecter quand même",
  staySignedIn: "Garder la session ouverte",
  notices: {
    memoryOnly: {
      refused: {
        cause: "Ce navigateur ne permet pas à la messagerie d’enregistrer quoi que ce soit.",
        remedy:
          "Tu peux lire et faire des modifications tant que tu es en ligne. Pour lire hors ligne, quitte la navigation privée ou autorise les données de site.",
      },
      "newer-version": {
        cause: "Une version plus récente de la messagerie a enregistré tes notifications.",
        remedy: "Ferme tous ses onglets et rouvre-la pour obtenir cette version. D’ici là, rien n’est enregistré.",
      },
      stuck: {
        cause: "Le stockage du navigateur ne répond pas.",
        remedy: "Ferme les autres onglets de la messagerie, puis recharge cette page. D’ici là, rien n’est enregistré.",
      },
    },
    evicted: {
      cause: "Le navigateur avait supprimé ce qui était enregistré ici.",
      remedy: "Tes notifications sont en cours de rechargement.",
    },
    full: {
      cause: "Cet appareil est presque plein.",
      remedy: "Certains textes seront peut-être indisponibles hors ligne tant que tu n’auras pas libéré d’espace.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Libère de l’espace sur cet appareil, puis réessaie." },
      "newer-version": {
        cause: `${NOT_STORED} : une version plus récente de la messagerie est ouverte dans un autre onglet.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED} : le stockage du navigateur ne répond pas.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED} : le navigateur ne l’a pas permis.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "Cela n’a pas fonctionné.", remedy: RELOAD },
    update: {
      cause: "Une nouvelle version de la messagerie est prête.",
      remedy: "Le rechargement ne prend qu’un instant et rien n’est perdu.",
    },
    signedOut: {
      cause: "Ta session est fermée.",
      remedy:
        "Ce qui est enregistré reste lisible. Tes modifications sont conservées et seront envoyées quand tu te reconnecteras.",
    },
    signedOutByLink: {
      cause: "Ta session est fermée.",
      remedy: `Ce qui est enregistré reste lisible et tes modifications sont conservées. ${OPEN_FROM_SITE} Elles seront alors envoyées.`,
    },
    install: {
      prompt: {
        cause: "Tu peux installer la messagerie.",
        remedy: "Elle s’ouvre depuis l’écran d’accueil ou le bureau, même sans connexion.",
      },
      ios: {
        cause: "Tu peux ajouter la messagerie à l’écran d’accueil.",
        remedy: "Touche Partager en bas, puis « Sur l’écran d’accueil ».",
      },
    },
    unsent: {
      cause: {
        one: "{count} modification n’a pas encore été envoyée.",
        other: "{count} modifications n’ont pas encore été envoyées.",
      },
      remedy: "La déconnexion supprime tout de cet appareil, y compris ces modifications.",
      sent: {
        cause: "Toutes les modifications ont été envoyées.",
        remedy: "La déconnexion supprime tout de cet appareil.",
      },
    },
  },
};
