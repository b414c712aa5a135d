import { BlockList, isIP } from 'node:net'
import { DIGITS, type Digits, type Edition, isDatePattern, isTimeZone } from './locale/edition.ts'
import type { MonthNames } from './model/calendar.ts'
import { MONTH_NAMES } from './model/calendar.ts'
import { COMMENT_POLICIES, type CommentPolicy, PROOFS_OF_WORK, type ProofOfWork } from './model/comment.ts'
import { EDITION_LANGS, type EditionLang } from './model/lang.ts'
import { Problem } from './model/problem.ts'
import { readSecretKeys } from './model/secret-keys.ts'

/** One row of the table of settings: what it is for, where it comes from, and what it must be. */
export interface Setting<T> {
  readonly env: string
  /** The value as it would be written in the environment; undefined when there is none. */
  readonly byDefault: string | undefined
  /** Reads the written value; undefined when it cannot be one. */
  readonly read: (written: string) => T | undefined
  /** What the value looks like, for `--help`. */
  readonly form: string
  readonly about: Readonly<Record<EditionLang, string>>
}

const text = (written: string) => (written.trim() === '' ? undefined : written.trim())
const flag = (written: string) => ({ true: true, false: false })[written]
const oneOf =
  <T extends string>(values: readonly T[]) =>
  (written: string) =>
    values.find((value) => value === written)
const wholeNumber = (least: number, most: number) => (written: string) => {
  const number = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

function siteUrl(written: string): string | undefined {
  const url = URL.parse(written)
  const plain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  return plain ? url.origin : undefined
}

function databaseUrl(written: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(written) ? written : undefined
}

/** `10.0.0.0/8, ::1`: each a network, or one address. */
function networks(written: string): BlockList | undefined {
  const list = new BlockList()
  for (const part of written.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [address = '', bits] = part.split('/', 2)
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
    if (family === 0 || !(prefix <= most)) return undefined
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

function smtpUrl(written: string): string | undefined {
  return /^smtps?:\/\/[^\s]+$/.test(written) && URL.canParse(written) ? written : undefined
}

const MONTHS_OF: Readonly<Record<EditionLang, readonly MonthNames[]>> = {
  ar: ['egypt', 'levant', 'maghreb', 'morocco'],
  en: ['english'],
}

/** The settings of one edition; `{LANG}` of their names is its language, upper-case. */
function editionSettings(lang: EditionLang, defaults: Readonly<Record<keyof typeof EDITION_SETTINGS, string>>) {
  return {
    name: { ...EDITION_SETTINGS.name, env: `SITE_NAME_${lang.toUpperCase()}`, byDefault: defaults.name },
    timeZone: { ...EDITION_SETTINGS.timeZone, env: `TIME_ZONE_${lang.toUpperCase()}`, byDefault: defaults.timeZone },
    digits: { ...EDITION_SETTINGS.digits, env: `DIGITS_${lang.toUpperCase()}`, byDefault: defaults.digits },
    months: {
      ...EDITION_SETTINGS.months,
      env: `MONTHS_${lang.toUpperCase()}`,
      byDefault: defaults.months,
      form: MONTHS_OF[lang].join('|'),
      read: oneOf(MONTHS_OF[lang]),
    },
    today: { ...EDITION_SETTINGS.today, env: `TODAY_${lang.toUpperCase()}`, byDefault: defaults.today },
    date: { ...EDITION_SETTINGS.date, env: `DATE_${lang.toUpperCase()}`, byDefault: defaults.date },
    hijri: { ...EDITION_SETTINGS.hijri, env: `HIJRI_${lang.toUpperCase()}`, byDefault: defaults.hijri },
  } satisfies { [K in keyof Omit<Edition, 'lang'>]: Setting<Edition[K]> }
}

const pattern = (written: string) => (isDatePattern(written) ? written : undefined)

const EDITION_SETTINGS = {
  name: {
    read: text,
    form: 'text',
    about: { en: "the site's name in this edition", ar: 'اسم الموقع في هذه الطبعة' },
  },
  timeZone: {
    read: (written: string) => (isTimeZone(written) ? written : undefined),
    form: 'IANA time zone',
    about: {
      en: 'the time zone in which this edition tells dates and times',
      ar: 'المنطقة الزمنية التي تُحسب بها تواريخ هذه الطبعة وساعاتها',
    },
  },
  digits: {
    read: oneOf<Digits>(DIGITS),
    form: DIGITS.join('|'),
    about: {
      en: 'the digits it prints: 0–9 (latn) or ٠–٩ (arab)',
      ar: 'الأرقام التي تطبعها: 0–9 ‏(latn) أو ٠–٩ ‏(arab)',
    },
  },
  months: {
    read: oneOf(Object.keys(MONTH_NAMES) as MonthNames[]),
    form: '',
    about: { en: 'the month names it uses', ar: 'أسماء الشهور التي تستعملها' },
  },
  today: {
    read: pattern,
    form: 'UTS 35 pattern',
    about: { en: "the form of today's date in the header", ar: 'صيغة تاريخ اليوم في رأس الصفحة' },
  },
  date: {
    read: pattern,
    form: 'UTS 35 pattern',
    about: { en: "the form of an article's date", ar: 'صيغة تاريخ المادة' },
  },
  hijri: {
    read: flag,
    form: 'true|false',
    about: { en: 'whether the Hijri date stands beside it', ar: 'هل يُطبع التاريخ الهجري إلى جانبه' },
  },
}

/** Every setting there is. Nothing else reads the environment. */
export const SETTINGS = {
  host: {
    env: 'HOST',
    byDefault: '127.0.0.1',
    read: text,
    form: 'address',
    about: { en: 'the address to listen on', ar: 'العنوان الذي يستمع عليه الخادم' },
  },
  port: {
    env: 'PORT',
    byDefault: '8033',
    read: wholeNumber(0, 65_535),
    form: 'number',
    about: { en: 'the port to listen on; 0 takes a free one', ar: 'المنفذ الذي يستمع عليه الخادم؛ 0 يأخذ منفذًا حرًّا' },
  },
  siteUrl: {
    env: 'SITE_URL',
    byDefault: undefined,
    read: siteUrl,
    form: 'URL',
    about: {
      en: 'the address that readers use, for links in feeds, sitemaps and metadata; by default the one listened on',
      ar: 'العنوان الذي يقصده القرّاء، لروابط الخلاصات وخرائط الموقع؛ وإن لم يُذكر فهو عنوان الاستماع',
    },
  },
  dataDir: {
    env: 'DATA_DIR',
    byDefault: 'data',
    read: text,
    form: 'folder',
    about: { en: 'where the embedded database is kept', ar: 'المجلد الذي تُحفظ فيه قاعدة البيانات المدمجة' },
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    byDefault: undefined,
    read: databaseUrl,
    form: 'postgres://…',
    about: {
      en: 'a PostgreSQL database to use instead of the embedded one',
      ar: 'قاعدة بيانات PostgreSQL تحل محل القاعدة المدمجة',
    },
  },
  copyrightHolder: {
    env: 'COPYRIGHT_HOLDER',
    byDefault: undefined,
    read: text,
    form: 'text',
    about: {
      en: "who holds the copyright, for the footer; by default the site's name",
      ar: 'صاحب حقوق النشر في ذيل الصفحة؛ وإن لم يُذكر فهو اسم الموقع',
    },
  },
  seed: {
    env: 'SEED',
    byDefault: 'false',
    read: flag,
    form: 'true|false',
    about: {
      en: 'whether an empty archive is filled with the demonstration newsroom at start',
      ar: 'هل تُملأ المحفوظات الفارغة عند البدء بغرفة أخبار للعرض',
    },
  },
  cacheMegabytes: {
    env: 'CACHE_MEGABYTES',
    byDefault: '64',
    read: wholeNumber(0, 65_536),
    form: 'number',
    about: {
      en: 'how much memory the cache of finished pages may take; 0 switches it off',
      ar: 'حجم الذاكرة التي تأخذها مخبأة الصفحات الجاهزة؛ و0 يوقفها',
    },
  },
  comments: {
    env: 'COMMENTS',
    byDefault: 'pre-moderated',
    read: oneOf<CommentPolicy>(COMMENT_POLICIES),
    form: COMMENT_POLICIES.join('|'),
    about: {
      en: 'what becomes of a reader’s comment where neither section nor article says otherwise',
      ar: 'ما يُفعل بتعليق القارئ حيث لا يقول القسم ولا المادة غير ذلك',
    },
  },
  commentsCloseAfterDays: {
    env: 'COMMENTS_CLOSE_AFTER_DAYS',
    byDefault: undefined,
    read: wholeNumber(1, 36_500),
    form: 'number',
    about: {
      en: 'how many days after its publication comments on an article close; by default never',
      ar: 'بعد كم يوم من نشر المادة يُغلق باب التعليق عليها؛ وإن لم يُذكر فلا يُغلق',
    },
  },
  secretKeys: {
    env: 'SECRET_KEYS',
    byDefault: undefined,
    read: readSecretKeys,
    form: 'key,…',
    about: {
      en: 'what the secrets of staff’s authenticator apps are sealed with: 32 random bytes in base64url, the same on every node; of several the first seals and all open. By default the file secret.key beside the embedded database',
      ar: 'ما تُختم به أسرار تطبيقات الرموز لدى العاملين: 32 بايتًا عشوائيًّا بصيغة base64url، وهي نفسها على كل عقدة؛ وإن تعددت خُتم بأولها وفُتح بها كلها. وإن لم تُذكر فالملف secret.key بجانب القاعدة المدمجة',
    },
  },
  commentsProofOfWork: {
    env: 'COMMENTS_PROOF_OF_WORK',
    byDefault: 'off',
    read: oneOf<ProofOfWork>(PROOFS_OF_WORK),
    form: PROOFS_OF_WORK.join('|'),
    about: {
      en: 'whether browsers make a small calculation for each comment, and when one that comes without it waits for a moderator: while many come in (busy), or always',
      ar: 'هل يُجري المتصفح حسابًا صغيرًا لكل تعليق، ومتى ينتظر التعليق الذي جاء من دونه قرار المشرف: حين تكثر التعليقات (busy) أم دائمًا (always)',
    },
  },
  personPagesFrom: {
    env: 'PERSON_PAGES_FROM',
    byDefault: '2',
    read: wholeNumber(0, 1000),
    form: 'number',
    about: {
      en: 'how many texts must tell of a person before there is a page of them; 0 for no pages of people',
      ar: 'كم مادة يجب أن تتناول شخصًا حتى تكون له صفحة؛ و0 يلغي صفحات الأشخاص',
    },
  },
  trustedProxies: {
    env: 'TRUSTED_PROXIES',
    byDefault: '',
    read: networks,
    form: 'CIDR,…',
    about: {
      en: 'the networks of proxies whose X-Forwarded-For is believed when comments are limited by address',
      ar: 'شبكات الوسطاء التي يُصدَّق ما تذكره في X-Forwarded-For عند تحديد التعليقات بحسب العنوان',
    },
  },
  embeddingModel: {
    env: 'EMBEDDING_MODEL',
    byDefault: undefined,
    read: text,
    form: 'folder',
    about: {
      en: 'a multilingual sentence-embedding model in ONNX form that helps to find what is related (docs/related.md); by default none',
      ar: 'نموذج متعدد اللغات لتمثيل معاني الجمل بصيغة ONNX يعين على إيجاد المواد ذات الصلة (docs/related.md)؛ وإن لم يُذكر فلا نموذج',
    },
  },
  embeddingPrefix: {
    env: 'EMBEDDING_PREFIX',
    byDefault: undefined,
    read: text,
    form: 'text',
    about: {
      en: 'what that model wants to stand before each text, such as query: for e5; by default nothing',
      ar: 'ما يريده ذلك النموذج قبل كل نص، مثل query: لنماذج e5؛ وإن لم يُذكر فلا شيء',
    },
  },
  smtpUrl: {
    env: 'SMTP_URL',
    byDefault: undefined,
    read: smtpUrl,
    form: 'smtp://user:password@host:port',
    about: {
      en: 'the mail server for notices of comments; without one no mail is sent',
      ar: 'خادم البريد لإشعارات التعليقات؛ ومن دونه لا يُرسل بريد',
    },
  },
  mailFrom: {
    env: 'MAIL_FROM',
    byDefault: undefined,
    read: text,
    form: 'address',
    about: { en: 'the sender of notices', ar: 'مرسل الإشعارات' },
  },
  moderatorsMail: {
    env: 'MODERATORS_MAIL',
    byDefault: undefined,
    read: text,
    form: 'address',
    about: {
      en: 'where moderators are told of comments that wait for them',
      ar: 'العنوان الذي يُشعر فيه المشرفون بالتعليقات التي تنتظرهم',
    },
  },
} satisfies Record<string, Setting<unknown>>

export const EDITION_TABLE = {
  ar: editionSettings('ar', {
    name: 'ورّاق',
    timeZone: 'Asia/Beirut',
    digits: 'arab',
    months: 'egypt',
    today: 'EEEE d MMMM y',
    date: 'd MMMM y',
    hijri: 'true',
  }),
  en: editionSettings('en', {
    name: 'Warraq',
    timeZone: 'Asia/Beirut',
    digits: 'latn',
    months: 'english',
    today: 'EEE dd - MM - yyyy',
    date: 'd MMMM y',
    hijri: 'false',
  }),
}

type ValueOf<S> =
  S extends Setting<infer T> ? T : S extends { read: (written: string) => infer T } ? Exclude<T, undefined> : never
type Required =
  | 'host'
  | 'port'
  | 'dataDir'
  | 'seed'
  | 'cacheMegabytes'
  | 'comments'
  | 'commentsProofOfWork'
  | 'personPagesFrom'
  | 'trustedProxies'

export type Config = {
  readonly [K in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[K]> | (K extends Required ? never : undefined)
} & { readonly editions: Readonly<Record<EditionLang, Edition>> }

/** All rows, flattened: for `--help`, `docs/settings.md` and the reading of flags. */
export function allSettings(): readonly Setting<unknown>[] {
  return [...Object.values(SETTINGS), ...EDITION_LANGS.flatMap((lang) => Object.values(EDITION_TABLE[lang]))]
}

/** `--site-url` for `SITE_URL`. */
export function flagOf(setting: Setting<unknown>): string {
  return setting.env.toLowerCase().replaceAll('_', '-')
}

/**
 * The settings in force: a flag before the environment, the environment before the default. Throws
 * `Problem` `setting-invalid` that names the setting, what was written and the form it should have.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
): Config {
  const valueIn = (setting: Setting<unknown>) => {
    const written = flags[flagOf(setting)] ?? (environment[setting.env] || setting.byDefault)
    if (written === undefined) return undefined
    const value = setting.read(written)
    if (value !== undefined) return value
    throw new Problem('setting-invalid', { setting: setting.env, value: written, form: setting.form })
  }
  const valuesOf = (table: Readonly<Record<string, Setting<unknown>>>) =>
    Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, valueIn(setting)]))
  const editions = Object.fromEntries(EDITION_LANGS.map((lang) => [lang, { lang, ...valuesOf(EDITION_TABLE[lang]) }]))
  return { ...valuesOf(SETTINGS), editions } as unknown as Config
}
