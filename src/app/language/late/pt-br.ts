import type { LateStrings } from "../catalogue.ts";

const NOT_STORED = "Sua última alteração não pôde ser salva e, por isso, não foi aplicada";
const RELOAD =
  "Recarregue esta página e tente de novo. Se não resolver, feche antes todas as abas da caixa de entrada.";
const OPEN_FROM_SITE = "Abra a caixa de entrada pelo site em que você tem sua conta.";

export const lateStrings: LateStrings<"one" | "other"> = {
  ended: { title: "Tudo aqui já expirou", words: "Se isso parecer errado, confira a data e a hora deste dispositivo." },
  empty: {
    all: { title: "Nada por aqui ainda", words: "As novas notificações vão aparecer aqui." },
    unread: { title: "Tudo em dia", words: "Você leu todas as notificações." },
    message: { title: "Nenhuma mensagem", words: "As mensagens enviadas a você vão aparecer aqui." },
    shoutout: { title: "Nenhum destaque", words: "As grandes novidades vão aparecer aqui." },
    inbox: { title: "Nenhum aviso", words: "Os avisos mais discretos vão aparecer aqui." },
  },
  unreachable: {
    title: "Nada salvo neste dispositivo ainda",
    words:
      "Não é possível carregar suas notificações agora. Depois que forem carregadas uma vez, você poderá lê-las aqui mesmo sem conexão.",
  },
  unreachableInMemory: {
    title: "Não é possível mostrar nada sem conexão",
    words: "Suas notificações vão aparecer assim que a conexão voltar.",
  },
  undecided: {
    title: "A caixa de entrada ainda não pode ser aberta",
    words:
      "Sem conexão não dá para saber de quem é esta caixa de entrada. Se for sua, ela abre assim que a conexão voltar.",
  },
  misconfigured: {
    title: "A caixa de entrada não está configurada corretamente",
    words: "Ela abre assim que isso for corrigido.",
  },
  nobody: {
    title: "Você não entrou na sua conta",
    words: "Entre para ver suas notificações. Depois disso, você também pode ler tudo off-line.",
  },
  nobodyHere: {
    title: "Você não entrou na sua conta",
    words: `${OPEN_FROM_SITE} Depois disso, você também pode ler tudo off-line.`,
  },
  left: { title: "Você saiu da sua conta", words: "Não há mais dados seus neste dispositivo." },
  remains: {
    title: "Você saiu da sua conta",
    words:
      "Não foi possível remover seus dados deste dispositivo. Feche todas as outras abas da caixa de entrada e tente de novo.",
  },
  search: {
    label: "Buscar nas notificações",
    close: "Fechar a busca",
    results: "Resultados da busca",
    more: "Mostrar mais",
    found: { one: "{count} notificação encontrada", other: "{count} notificações encontradas" },
    nothing: "Nada encontrado para “{query}”",
    scope: {
      all: "A busca incluiu títulos e textos de tudo o que está salvo neste dispositivo.",
      unread: "A busca incluiu só as notificações não lidas.",
      message: "A busca incluiu só as mensagens.",
      shoutout: "A busca incluiu só os destaques.",
      inbox: "A busca incluiu só os avisos.",
    },
    searchAll: "Buscar em todas",
  },
  tryAgain: "Tentar de novo",
  newer: { one: "{count} nova", other: "{count} novas" },
  back: "Voltar à lista",
  expires: "Termina: {date}",
  openingText: "Abrindo",
  gone: {
    title: "Esta notificação não existe mais",
    words: "Ela expirou ou foi excluída, talvez em outro dispositivo.",
  },
  away: { title: "Esta notificação não está neste dispositivo", words: "Ela abre assim que puder ser carregada." },
  noBody: "O texto completo não está salvo neste dispositivo. Ele pode ser carregado quando você estiver on-line.",
  load: "Carregar o texto",
  noPicture: "Imagem indisponível",
  tooLong: "O resto desta notificação é longo demais para ser mostrado.",
  table: "Tabela",
  newTab: "abre em uma nova aba",
  toasts: "Novas notificações (F6)",
  moreToasts: { one: "Mais {count}", other: "Mais {count}" },
  hideToasts: "Ocultar todas",
  hideToastsHint: "Elas continuam na lista, não lidas",
  newOne: "Nova notificação: {title}",
  newOnes: { one: "{count} nova notificação", other: "{count} novas notificações" },
  popUpSettings: {
    notify: {
      label: "Mostrar notificações neste dispositivo",
      hint: "Enquanto a caixa de entrada está aberta, mas em segundo plano. Com ela fechada, nada chega.",
    },
    noNotify: {
      blocked: "Seu navegador bloqueia as notificações deste site. Permita-as primeiro nas configurações do site.",
      embedded:
        "Os navegadores só permitem isso com a caixa de entrada aberta em uma aba própria, não dentro de outra página.",
      unsupported:
        "Este navegador não consegue mostrá-las aqui. Em um iPhone ou iPad, funciona quando a caixa de entrada está na Tela de Início.",
    },
    stay: {
      label: "Manter as notificações na tela até eu fechar",
      hint: "Do contrário, elas somem depois de um tempo e continuam na lista, não lidas.",
    },
  },
  settingsView: {
    device: "Neste dispositivo",
    stored: { one: "{count} notificação salva", other: "{count} notificações salvas" },
    kept: "O navegador guarda tudo até você sair.",
    notKept: "O navegador pode apagar se faltar espaço.",
    keep: "Guardar",
    refreshed: "Última atualização: {time}",
    neverRefreshed: "Ainda não atualizado",
    nothingWaiting: "Nenhuma alteração aguardando envio",
    refreshNow: "Atualizar agora",
    popUps: "Novas notificações",
    app: "Aplicativo",
    install: {
      label: "Instalar a caixa de entrada",
      prompt: "Ela abre pela tela de início ou pela área de trabalho, mesmo sem conexão.",
      ios: "Toque em Compartilhar embaixo e depois em “Adicionar à Tela de Início”.",
      now: "Instalar",
    },
    version: "Versão {version}: novidades",
    leave: {
      title: "Sair deste dispositivo",
      label: "Sair e remover tudo",
      words: "Todos os seus dados são removidos deste dispositivo. Suas notificações continuam na sua conta.",
      unsent: {
        one: "{count} alteração não foi enviada e seria perdida.",
        other: "{count} alterações não foram enviadas e seriam perdidas.",
      },
      yes: "Remover tudo",
      no: "Cancelar",
    },
  },
  keys: {
    title: "Atalhos do teclado",
    next: "Próxima",
    previous: "Anterior",
    open: "Abrir",
    read: "Marcar como lida",
    remove: "Excluir",
    select: "Selecionar",
    selectTo: "Ampliar a seleção",
    selectAll: "Selecionar tudo",
    search: "Buscar",
    close: "Fechar",
    popUps: "Ir para as novas notificações",
    ends: "Primeira e última",
    help: "Esta lista",
    setting: {
      label: "Atalhos de uma tecla",
      hint: "J, K, M, X, Z, ⇧A, #, / e ? agem na hora. Desative-os se você os aciona sem querer.",
    },
  },
  dismiss: "Dispensar",
  close: "Fechar",
  read: "Ler mais",
  swiped: { read: "Lida", remove: "Excluir" },
  undo: "Desfazer",
  deleted: { one: "Excluída", other: "{count} notificações excluídas" },
  selection: {
    count: { one: "{count} selecionada", other: "{count} selecionadas" },
    start: "Selecionar",
    all: "Selecionar tudo",
    end: "Encerrar a seleção",
    markRead: "Marcar as selecionadas como lidas",
    remove: "Excluir as selecionadas",
  },
  rowMenu: "Ações",
  said: {
    read: { one: "Marcada como lida", other: "{count} notificações marcadas como lidas" },
    nothingToRead: "Nada para marcar como lido",
    undone: { one: "Restaurada", other: "{count} notificações restauradas" },
    retried: "Nova tentativa",
    discarded: "Alteração descartada",
  },
  problems: "Alterações não enviadas",
  problem: {
    read: "Não foi possível enviar: marcar “{title}” como lida",
    delete: "Não foi possível enviar: excluir “{title}”",
  },
  problemCause: "O servidor recusou esta alteração.",
  retry: "Tentar de novo",
  discard: "Descartar",
  reload: "Recarregar",
  signOutAnyway: "Sair mesmo assim",
  staySignedIn: "Continuar na conta",
  notices: {
    memoryOnly: {
      refused: {
        cause: "Este navegador não deixa a caixa de entrada salvar nada.",
        remedy:
          "Você pode ler e fazer alterações enquanto estiver on-line. Para ler off-line, saia da navegação privada ou permita os dados do site.",
      },
      "newer-version": {
        cause: "Uma versão mais nova da caixa de entrada salvou suas notificações.",
        remedy: "Feche todas as abas dela e abra de novo para ter essa versão. Até lá, nada é salvo.",
      },
      stuck: {
        cause: "O armazenamento do navegador não responde.",
        remedy: "Feche as outras abas da caixa de entrada e recarregue esta página. Até lá, nada é salvo.",
      },
    },
    evicted: {
      cause: "O navegador tinha removido o que estava salvo aqui.",
      remedy: "Suas notificações estão sendo carregadas de novo.",
    },
    full: {
      cause: "Este dispositivo está quase cheio.",
      remedy: "Alguns textos podem não estar disponíveis off-line até você liberar espaço.",
    },
    notStored: {
      full: { cause: `${NOT_STORED}.`, remedy: "Libere espaço neste dispositivo e tente de novo." },
      "newer-version": {
        cause: `${NOT_STORED}: uma versão mais nova da caixa de entrada está aberta em outra aba.`,
        remedy: RELOAD,
      },
      stuck: { cause: `${NOT_STORED}: o armazenamento do navegador não responde.`, remedy: RELOAD },
      refused: { cause: `${NOT_STORED}: o navegador não permitiu.`, remedy: RELOAD },
      unknown: { cause: `${NOT_STORED}.`, remedy: RELOAD },
    },
    failed: { cause: "Isso não funcionou.", remedy: RELOAD },
    update: {
      cause: "Uma nova versão da caixa de entrada está pronta.",
      remedy: "Recarregar leva um instante e nada se perde.",
    },
    signedOut: {
      cause: "Sua sessão foi encerrada.",
      remedy:
        "O que está salvo continua legível, e suas alterações ficam guardadas e são enviadas quando você entrar de novo.",
    },
    signedOutByLink: {
      cause: "Sua sessão foi encerrada.",
      remedy: `O que está salvo continua legível, e suas alterações ficam guardadas. ${OPEN_FROM_SITE} Aí elas são enviadas.`,
    },
    install: {
      prompt: {
        cause: "Você pode instalar a caixa de entrada.",
        remedy: "Ela abre pela tela de início ou pela área de trabalho, mesmo sem conexão.",
      },
      ios: {
        cause: "Você pode adicionar a caixa de entrada à Tela de Início.",
        remedy: "Toque em Compartilhar embaixo e depois em “Adicionar à Tela de Início”.",
      },
    },
    unsent: {
      cause: {
        one: "{count} alteração ainda não foi enviada.",
        other: "{count} alterações ainda não foram enviadas.",
      },
      remedy: "Ao sair, tudo é removido deste dispositivo, inclusive essas alterações.",
      sent: { cause: "Todas as alterações foram enviadas.", remedy: "Ao sair, tudo é removido deste dispositivo." },
    },
  },
};
