/** One believable notification of "Aurora", the sandbox's made-up operator. */
export interface SeedCopy {
  readonly event: "message" | "shoutout" | "inbox";
  readonly display: "push" | "silent";
  readonly read: boolean;
  readonly title: string;
  readonly preview: string;
  /** HTML; `{image:NAME}` becomes the URL of a picture. */
  readonly message: string;
  readonly footer?: string;
  readonly image?: string;
  readonly buttons?: readonly { readonly text: string; readonly link: string }[];
  readonly data?: Readonly<Record<string, unknown>>;
  /** Ms from the moment of seeding; negative is already expired. */
  readonly expiresIn?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SITE = "https://aurora.example";

/** Newest first. Together they hold everything that a row of the guide can hold, and the scripts of several languages. */
export const SEED_COPY: readonly SeedCopy[] = [
  {
    event: "message",
    display: "push",
    read: false,
    title: "Your Northern Lights pass is ready",
    preview: "Season four opens tonight, and your pass already has two stars on it.",
    message:
      "<p>Hello again! Season four opens <strong>tonight at 20:00 UTC</strong>, and since you finished the last one your pass starts with two stars.</p><p>Every quest you complete adds another. At ten stars the observatory opens.</p>",
    footer: `You get this because you joined season three. <a href="${SITE}/settings">Change what we send</a>.`,
    image: "cors-northern-lights",
    buttons: [
      { text: "Open my pass", link: `${SITE}/pass` },
      { text: "How seasons work", link: `${SITE}/help/seasons` },
    ],
  },
  {
    event: "shoutout",
    display: "push",
    read: false,
    title: "You are in this week's top ten 🎉",
    preview: "Ninth place, forty points ahead of tenth. The week closes on Sunday.",
    message:
      "<h2>Ninth place!</h2><p>You climbed from 31st to <em>9th</em> in four days. 🏔️✨</p><p>The board closes on Sunday at midnight UTC.</p>",
    image: "cors-podium",
    buttons: [{ text: "See the board", link: `${SITE}/leaderboard` }],
    expiresIn: 4 * DAY,
  },
  {
    event: "inbox",
    display: "silent",
    read: false,
    title: "What changed in the latest update",
    preview: "Faster loading, quieter sounds, and a way to pause a quest.",
    message: `<p>This month we worked on the small things:</p><ul><li>The map opens <strong>twice as fast</strong> on older phones.</li><li>Sounds follow your phone's mute switch.</li><li>A quest can be paused for up to a week.</li></ul><p>The full list is <a href="${SITE}/news/latest">on the news page</a>.</p>`,
    footer: "Aurora Ltd, 12 Harbour Street",
    image: "plain-workshop",
  },
  {
    event: "inbox",
    display: "push",
    read: false,
    title: "A double-points evening ends soon",
    preview: "Everything you collect in the next forty minutes counts twice.",
    message:
      "<p>It is quiet in the valley tonight, so everything counts <strong>twice</strong> for a little while.</p>",
    image: "cors-valley-night",
    buttons: [{ text: "Play now", link: `${SITE}/play` }],
    expiresIn: 40 * 60_000,
  },
  {
    event: "message",
    display: "silent",
    read: true,
    title: "Your points statement",
    preview: "1,480 points earned, 600 spent, 2,310 in all.",
    message:
      "<p>Here is your month in numbers.</p><table><thead><tr><th>Where</th><th>Earned</th><th>Spent</th></tr></thead><tbody><tr><td>Quests</td><td>1,120</td><td>0</td></tr><tr><td>Invitations</td><td>300</td><td>0</td></tr><tr><td>Workshop</td><td>60</td><td>600</td></tr></tbody><tfoot><tr><th>Total</th><th>1,480</th><th>600</th></tr></tfoot></table><p>Your balance is <strong>2,310 points</strong>.</p>",
    footer: `Something looks wrong? <a href="${SITE}/support">Tell us</a> within 30 days.`,
    data: { OverrideCommunicationStatus: "", StatementMonth: "current" },
  },
  {
    event: "inbox",
    display: "silent",
    read: false,
    title: "مرحبًا بك في شفق",
    preview: "هديتك الأولى في انتظارك: مئتا نقطة وخريطة الوادي.",
    message:
      '<div dir="rtl"><p>أهلًا بك! يسعدنا انضمامك إلينا.</p><p>أضفنا إلى حسابك <strong>٢٠٠ نقطة</strong> وخريطة الوادي الشمالي. ابدأ أول مهمة متى شئت، فالوقت كله لك.</p></div>',
    image: "cors-desert-sky",
    buttons: [{ text: "ابدأ الآن", link: `${SITE}/ar/start` }],
  },
  {
    event: "shoutout",
    display: "silent",
    read: true,
    title: "Thank you for three years",
    preview: "Three years, 412 quests, and one very loyal fox.",
    message:
      "<p>Three years ago today you named your fox <strong>Pixel</strong>. Since then the two of you have finished 412 quests.</p><blockquote>“The best travel companion is the one who waits at every crossing.”</blockquote><p>There is a small present in your den.</p>",
    image: "cors-fox-den",
    buttons: [{ text: "Visit the den", link: `${SITE}/den` }],
  },
  {
    event: "inbox",
    display: "push",
    read: false,
    title: "הצטרפו אלינו לערב קהילה",
    preview: "ביום חמישי בשעה 19:00, שידור חי עם צוות הפיתוח.",
    message:
      '<div dir="rtl"><p>ביום חמישי בשעה <strong>19:00</strong> ניפגש לערב קהילה: שאלות, תשובות והצצה לעונה הבאה.</p><p>אין צורך להירשם, פשוט לחצו על הכפתור בזמן.</p></div>',
    buttons: [
      { text: "תזכירו לי", link: `${SITE}/he/remind` },
      { text: "פרטים", link: `${SITE}/he/community` },
    ],
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title:
      "How your quest map is drawn: a long read for a rainy Sunday afternoon, with notes from the people who draw it",
    preview:
      "Our cartographer explains why no two maps are alike, where the rivers come from, and what happened to the island that was only ever seen once.",
    message:
      "<p>Every map begins with a single line: the coast. It is drawn by hand, scanned, and then bent by a little program until it fits the season's size.</p><p>Then come the mountains. They follow one rule: a valley must always have a way out. You would be surprised how often the first draft breaks it, and how good the second one becomes because of it.</p><h3>Rivers</h3><p>Rivers flow downhill, which sounds simple. The program looks at every point, finds its lowest neighbour and walks there, again and again, until it reaches the sea or a place it has been before. In the second case there is a lake.</p><h3>Names</h3><p>All names are suggested by players. We read every suggestion aloud. If two people laugh, it stays.</p><h3>The island</h3><p>In season two, one map in ten thousand had an island in the north. We never found out why. We kept the code, and we have not seen it since. If you do, please write to us.</p><p>Thank you for reading this far. The word of the day is <code>meridian</code>; enter it in the workshop before the end of the month.</p>",
    image: "plain-cartography",
    footer: "Written by Ines, who draws the coasts.",
  },
  {
    event: "message",
    display: "push",
    read: true,
    title: "Your invitation was accepted",
    preview: "Mika joined with your code. You both get 150 points.",
    message: "<p><strong>Mika</strong> joined with your code. There are 150 points for each of you. 🤝</p>",
    buttons: [{ text: "Say hello", link: `${SITE}/friends/mika` }],
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "Last weekend's lantern walk",
    preview: "Pictures from 3,000 lanterns on the ice.",
    message:
      '<p>More than three thousand of you lit a lantern on the frozen lake.</p><p><img src="{image:cors-lanterns}" alt="Lanterns on a frozen lake" width="640" height="360"></p><p>And this is how it looked from the tower:</p><p><img src="{image:plain-tower-view}" alt="The lake seen from the tower" width="640" height="360"></p>',
    image: "cors-lantern-walk",
    expiresIn: -2 * DAY,
  },
  {
    event: "shoutout",
    display: "push",
    read: true,
    title: "The observatory is open 🔭",
    preview: "Ten stars collected. Come and see what it shows.",
    message: "<p>Ten stars, ten clear nights. The door is open, and the lens is yours until the end of the season.</p>",
    image: "cors-observatory",
    buttons: [{ text: "Look through", link: `${SITE}/observatory` }],
    expiresIn: 25 * DAY,
  },
  {
    event: "inbox",
    display: "silent",
    read: false,
    title: "Planned maintenance on Wednesday",
    preview: "From 04:00 to 05:00 UTC. Nothing you own will be lost.",
    message:
      "<p>On Wednesday from <time>04:00</time> to <time>05:00</time> UTC we move to new machines. You can look at everything, but quests are paused.</p><hr><p>Streaks are protected for that day.</p>",
    expiresIn: 3 * DAY,
  },
  {
    event: "message",
    display: "silent",
    read: true,
    title: "Nowość: interfejs po polsku 🇵🇱",
    preview: "Zażółć gęślą jaźń — teraz także u nas.",
    message:
      "<p>Od dziś całą grę zobaczysz po polsku. Ustawienia → Język → <strong>Polski</strong>.</p><p>Dziękujemy tłumaczom społeczności!</p>",
    buttons: [{ text: "Zmień język", link: `${SITE}/pl/settings` }],
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "新しい季節のクエスト",
    preview: "桜の谷で七つの灯りを集めましょう。",
    message:
      "<p>桜の谷が開きました。七つの灯りを集めると、<strong>春の羽織</strong>がもらえます。</p><p>期間は月末までです。</p>",
    image: "cors-blossom",
    buttons: [{ text: "はじめる", link: `${SITE}/ja/spring` }],
  },
  {
    event: "inbox",
    display: "push",
    read: true,
    title: "Weekend present: a paper boat ⛵️",
    preview: "It floats for two days. Use it well.",
    message: "<p>A paper boat has been left at your door. It floats until Monday morning.</p>",
    image: "plain-paper-boat",
    buttons: [{ text: "Set sail", link: `${SITE}/boat` }],
    expiresIn: -9 * DAY,
  },
  {
    event: "shoutout",
    display: "silent",
    read: false,
    title: "Community vote: name the new comet",
    preview: "Halley's little sister needs a name. Three are left.",
    message:
      "<p>Out of 1,900 suggestions these three are left:</p><ol><li>Saffron</li><li>Little Dipper's Dot</li><li>Ødegaard</li></ol><p>The vote closes when the comet does.</p>",
    image: "cors-comet",
    buttons: [
      { text: "Vote", link: `${SITE}/vote` },
      { text: "All suggestions", link: `${SITE}/vote/all` },
    ],
    expiresIn: 6 * DAY,
  },
  {
    event: "message",
    display: "push",
    read: true,
    title: "Your order from the workshop is on its way",
    preview: "One enamel pin and two stickers, to be with you by Friday.",
    message:
      "<p>We packed <strong>1 enamel pin</strong> and <strong>2 stickers</strong> and handed them to the post.</p><dl><dt>Order</dt><dd>AU-20418</dd><dt>Expected</dt><dd>by Friday</dd></dl>",
    footer: `Questions about an order? <a href="${SITE}/support/orders">We are here</a>.`,
    buttons: [{ text: "Track it", link: `${SITE}/orders/AU-20418` }],
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "A note on playing for fun",
    preview: "Set a daily limit, take a break, or talk to someone.",
    message: `<p>Aurora is meant to be a nice part of the day and not all of it. You can set a daily limit, take a break for as long as you like, or read <a href="${SITE}/wellbeing">our page on playing well</a>.</p>`,
    footer: "Sent to everyone twice a year.",
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "Quick question 🙂",
    preview: "One minute, three taps.",
    message: "<p>How did you like the last season? Three taps are all we need.</p>",
    buttons: [
      { text: "Answer", link: `${SITE}/survey/short` },
      { text: "Not now", link: `${SITE}/survey/later` },
    ],
  },
  {
    event: "message",
    display: "silent",
    read: true,
    title: "We updated our terms",
    preview: "The changes in plain words.",
    message: `<p>In short: we say more clearly what we store and for how long, and you may export it with one tap. <a href="${SITE}/terms/changes">Read the changes side by side</a>.</p>`,
    footer: "Nothing to do if you agree.",
  },
  {
    event: "shoutout",
    display: "push",
    read: true,
    title: "Streak saved! 🧯",
    preview: "You missed Tuesday. We used one of your two shields.",
    message:
      "<p>You missed Tuesday, so one of your two shields jumped in. Your streak stands at <strong>57 days</strong>.</p>",
    image: "cors-shield",
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "Recipe: campfire cinnamon buns",
    preview: "Because half of you asked what the baker in the valley sells.",
    message:
      "<p>500 g flour, 75 g sugar, 75 g butter, 250 ml warm milk, one packet of yeast, cinnamon. Knead, wait an hour, roll, wait again, bake for 12 minutes at 220 °C.</p><p>Best eaten outside. 🔥</p>",
    image: "plain-bakery",
  },
  {
    event: "inbox",
    display: "silent",
    read: true,
    title: "Welcome to Aurora",
    preview: "Three things to try on your first evening.",
    message: `<p>It is good to have you here. Try these first:</p><ol><li>Name your fox.</li><li>Light a lantern.</li><li>Walk to the lake and back.</li></ol><p>Need a hand? <a href="${SITE}/help">Help</a> is always one tap away.</p>`,
    image: "cors-welcome",
    buttons: [{ text: "Begin", link: `${SITE}/start` }],
    expiresIn: 300 * DAY,
  },
];
