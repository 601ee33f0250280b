import type { LateStrings } from "../catalogue.ts";

const NOT_STORED = "Tu último cambio no se pudo guardar y por eso no se aplicó";
const RELOAD = "Recarga esta página e inténtalo de nuevo. Si no funciona, cierra antes todas las pestañas del buzón.";
const OPEN_FROM_SITE = "Abre el buzón desde el sitio donde tienes tu cuenta.";

export const lateStrings: LateStrings<"one" | "other"> = {
  ended: {
    title: "Todo lo que había aquí ha caducado",
    words: "Si crees que es un error, comprueba la fecha y la hora de este dispositivo.",
  },
  empty: {
    all: { title: "Aún no hay nada", words: "Las notificaciones nuevas aparecerán aquí." },
    unread: { title: "Todo al día", words: "Has leído todas las notificaciones." },
    message: { title: "No hay mensajes", words: "Los mensajes que recibas aparecerán aquí." },
    shoutout: { title: "No hay destacados", words: "Las grandes noticias aparecerán aquí." },
    inbox: { title: "No hay avisos", words: "Los avisos más discretos aparecerán aquí." },
  },
  unreachable: {
    title: "Aún no hay nada guardado en este dispositivo",
    words:
      "Ahora mismo no se pueden cargar tus notificaciones. Cuando se hayan cargado una vez, podrás leerlas aquí incluso sin conexión.",
  },
  unreachableInMemory: {
    title: "Sin conexión no se puede mostrar nada",
    words: "Tus notificaciones aparecerán en cuanto vuelva la conexión.",
  },
  undecided: {
    title: "El buzón aún no se puede abrir",
    words: "Sin conexión no se puede saber de quién es este buzón. Si es tuyo, se abrirá en cuanto vuelva la conexión.",
  },
  misconfigured: {
    title: "El buzón no está bien configurado",
    words: "Se abrirá en cuanto se corrija.",
  },
  nobody: {
    title: "No has iniciado sesión",
    words: "Inicia sesión para ver tus notificaciones. Después también podrás leerlas sin conexión.",
  },
  nobodyHere: {
    title: "No has iniciado sesión",
    words: `${OPEN_FROM_SITE} Después también podrás leerlo sin conexión.`,
  },
  left: { title: "Has cerrado sesión", words: "Ya no quedan datos tuyos en este dispositivo." },
  remains: {
    title: "Has cerrado sesión",
    words:
      "No se pudieron eliminar tus datos de este dispositivo. Cierra las demás pestañas del buzón e inténtalo de nuevo.",
  },
  search: {
    label: "Buscar en las notificaciones",
    close: "Cerrar la búsqueda",
    results: "Resultados de la búsqueda",
    more: "Mostrar más",
    found: { one: "{count} notificación encontrada", other: "{count} notificaciones encontradas" },
    nothing: "No se encontró nada para «{query}»",
    scope: {
      all: "Se buscó en los títulos y textos de todo lo guardado en este dispositivo.",
      unread: "Solo se buscó en las notificaciones no leídas.",
      message: "Solo se buscó en los mensajes.",
      shoutout: "Solo se buscó en los destacados.",
      inbox: "Solo se buscó en los avisos.",
    },
    searchAll: "Buscar en todas",
  },
  tryAgain: "Intentar de nuevo",
  newer: { one: "{count} nueva", other: "{count} nuevas" },
  back: "Volver a la lista",
  expires: "Termina: {date}",
  openingText: "Abriendo",
  gone: {
    title: "Esta notificación ya no está",
    words: "Ha caducado o se ha eliminado, quizá en otro dispositivo.",
  },
  away: { title: "Esta notificación no está en este dispositivo", words: "Se abrirá en cuanto se pueda cargar." },
  noBody: "El texto completo no está guardado en este dispositivo. Se podrá cargar cuando tengas conexión.",
  load: "Cargar el texto",
  noPicture: "Imagen no disponible",
  tooLong: "El resto de esta notificación es demasiado largo para mostrarse.",
  table: "Tabla",
  newTab: "se abre en una pestaña nueva",
  toasts: "Notificaciones nuevas (F6)",
  moreToasts: { one: "{count} más", other: "{count} más" },
  hideToasts: "Ocultar todas",
  hideToastsHint: "Siguen en la lista, sin leer",
  newOne: "Notificación nueva: {title}",
  newOnes: { one: "{count} notificación nueva", other: "{count} notificaciones nuevas" },
  popUpSettings: {
    notify: {
      label: "Mostrar notificaciones en este dispositivo",
      hint: "Mientras el buzón está abierto pero en segundo plano. Si está cerrado, no llega nada.",
    },
    noNotify: {
      blocked: "Tu navegador bloquea las notificaciones de este sitio. Permítelas primero en los ajustes del sitio.",
      embedded:
        "Los navegadores solo lo permiten si el buzón está abierto en su propia pestaña, no dentro de otra página.",
      unsupported:
        "Este navegador no puede mostrarlas aquí. En un iPhone o iPad sí se puede si el buzón está en la pantalla de inicio.",
    },
    stay: {
      label: "Mantener las notificaciones emergentes hasta que las cierre",
      hint: "Si no, desaparecen al cabo de un rato y siguen en la lista, sin leer.",
    },
  },
  settingsView: {
    device: "En este dispositivo",
    stored: { one: "{count} notificación guardada", other: "{count} notificaciones guardadas" },
    kept: "El navegador las conserva hasta que cierres sesión.",
    notKept: "El navegador puede eliminarlas si falta espacio.",
    keep: "Conservar",
    refreshed: "Última actualización: {time}",
    neverRefreshed: "Aún sin actualizar",
    nothingWaiting: "No hay cambios pendientes de enviar",
    refreshNow: "Actualizar ahora",
    popUps: "Notificaciones nuevas",
    app: "Aplicación",
    install: {
      label: "Instalar el buzón",
      prompt: "Se abre desde la pantalla de inicio o el escritorio, también sin conexión.",
      ios: "Toca Compartir abajo y después «Añadir a pantalla de inicio».",
      now: "Instalar",
    },
    version: "Versión {version}: novedades",
    leave: {
      title: "Cerrar sesión en este dispositivo",
      label: "Cerrar sesión y eliminar todo",
      words: "Se eliminan todos tus datos de este dispositivo. Tus notificaciones siguen en tu cuenta.",
      unsent: {
        one: "{count} cambio no se ha enviado y se perdería.",
        other: "{count} cambios no se han enviado y se perderían.",
      },
      yes: "Eliminar todo",
      no: "Cancelar",
    },
  },
  keys: {
    title: "Atajos de teclado",
    next: "Siguiente",
    previous: "Anterior",
    open: "Abrir",
    read: "Marcar como leída",
    remove: "Eliminar",
    select: "Seleccionar",
    selectTo: "Ampliar la selección",
    selectAll: "Seleccionar todo",
    search: "Buscar",
    close: "Cerrar",
    popUps: "Ir a las notificaciones nuevas",
    ends: "Primera y última",
    help: "Esta lista",
    setting: {
      label: "Atajos de una sola tecla",
      hint: "J, K, M, X, Z, ⇧A, #, / y ? actúan al instante. Desactívalas si las pulsas sin querer.",
    },
  },
  dismiss: "Cerrar",
  close: "Cerrar",
  read: "Leer más",
  swiped: { read: "Leída", remove: "Eliminar" },
  undo: "Deshacer",
  deleted: { one: "Eliminada", other: "{count} notificaciones eliminadas" },
  selection: {
    count: { one: "{count} seleccionada", other: "{count} seleccionadas" },
    start: "Seleccionar",
    all: "Seleccionar todo",
    end: "Terminar la selección",
    markRead: "Marcar las seleccionadas como leídas",
    remove: "Eliminar las seleccionadas",
  },
  rowMenu: "Acciones",
  said: {
    read: { one: "Marcada como leída", other: "{count} notificaciones marcadas como leídas" },
    nothingToRead: "Nada que marcar como leído",
    undone: { one: "Recuperada", other: "{count} notificaciones recuperadas" },
    retried: "Nuevo intento",
    discarded: "Cambio descartado",
  },
  problems: "Cambios que no se pudieron enviar",
  problem: {
    read: "No se pudo enviar: marcar «{title}» como leída",
    delete: "No se pudo enviar: eliminar «{title}»",
  },
  problemCause: "El servidor rechazó este cambio.",
  retry: "Reintentar",
  discard: "Descartar",
  reload: "Recargar",
  signOutAnyway: "Cerrar sesión igualmente",
  staySignedIn: "Mantener la sesión",
  notices: {
    memoryOnly: {
      refused: {
        cause: "Este navegador no permite que el buzón guarde nada.",
        remedy:
          "Puedes leer y hacer cambios mientras tengas conexión. Para leer sin conexión, sal del modo privado o permite los datos del sitio.",
      },
      "newer-version": {
        cause: "Una versión más reciente del buzón guardó tus notificaciones.",
        remedy: "Cierra todas sus pestañas y ábrelo de nuevo para tener esa versión. Hasta entonces no se guarda nada.",
      },
      stuck: {
        cause: "El almacenamiento del navegador no responde.",
        remedy: "Cierra las demás pestañas del buzón y recarga esta página. Hasta entonces no se guarda nada.",
      },
    },
    evicted: {
      cause: "El navegador había eliminado lo que estaba guardado aquí.",
      remedy: "Tus notificaciones se están cargando de nuevo.",
    },
    full: {
      cause: "Este dispositivo está casi lleno.",
      remedy: "Puede que algunos textos no se puedan leer sin conexión hasta que liberes espacio.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Libera espacio en este dispositivo e inténtalo de nuevo." },
      "newer-version": {
        cause: `${NOT_STORED}: hay una versión más reciente del buzón abierta en otra pestaña.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED}: el almacenamiento del navegador no responde.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED}: el navegador no lo permitió.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "Eso no ha funcionado.", remedy: RELOAD },
    update: {
      cause: "Hay una versión nueva del buzón.",
      remedy: "Recargar tarda un momento y no se pierde nada.",
    },
    signedOut: {
      cause: "Se ha cerrado tu sesión.",
      remedy:
        "Lo guardado se puede seguir leyendo, y tus cambios se conservan y se enviarán cuando vuelvas a iniciar sesión.",
    },
    signedOutByLink: {
      cause: "Se ha cerrado tu sesión.",
      remedy: `Lo guardado se puede seguir leyendo y tus cambios se conservan. ${OPEN_FROM_SITE} Entonces se enviarán.`,
    },
    install: {
      prompt: {
        cause: "Puedes instalar el buzón.",
        remedy: "Se abre desde la pantalla de inicio o el escritorio, también sin conexión.",
      },
      ios: {
        cause: "Puedes añadir el buzón a la pantalla de inicio.",
        remedy: "Toca Compartir abajo y después «Añadir a pantalla de inicio».",
      },
    },
    unsent: {
      cause: {
        one: "{count} cambio aún no se ha enviado.",
        other: "{count} cambios aún no se han enviado.",
      },
      remedy: "Al cerrar sesión se elimina todo de este dispositivo, también estos cambios.",
      sent: {
        cause: "Se han enviado todos los cambios.",
        remedy: "Al cerrar sesión se elimina todo de este dispositivo.",
      },
    },
  },
};
