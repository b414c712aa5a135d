import type { Localised } from '../model/lang.ts'
import type { Source } from '../model/source.ts'
import { matchKey } from '../text/fold.ts'
import { slugOf } from '../text/slug.ts'

/**
 * Agencies, papers and institutes that write about the Arab world: key, English name, Arabic name, address,
 * other names. Names that several papers share without saying which (الوطن, الشروق, الأخبار) are left out.
 */
const AGENCIES: readonly (readonly [key: string, en: string, ar: string, url: string, ...aliases: string[]])[] = [
  ['reuters', 'Reuters', 'رويترز', 'https://www.reuters.com', 'Thomson Reuters', 'وكالة رويترز للأنباء'],
  [
    'afp',
    'AFP',
    'فرانس برس',
    'https://www.afp.com',
    'Agence France-Presse',
    'أ ف ب',
    'الفرنسية',
    'وكالة الأنباء الفرنسية',
    'وكالة الصحافة الفرنسية',
  ],
  ['ap', 'Associated Press', 'أسوشيتد برس', 'https://apnews.com', 'AP', 'AP News', 'أ ب', 'أسوشييتد برس'],
  [
    'dpa',
    'dpa',
    'وكالة الأنباء الألمانية',
    'https://www.dpa.com',
    'Deutsche Presse-Agentur',
    'German Press Agency',
    'د ب أ',
    'الألمانية',
  ],
  ['efe', 'EFE', 'إفي', 'https://efe.com', 'Agencia EFE', 'وكالة الأنباء الإسبانية'],
  ['ansa', 'ANSA', 'أنسا', 'https://www.ansa.it', 'وكالة الأنباء الإيطالية'],
  ['aki', 'Adnkronos International', 'آكي', 'https://www.adnkronos.com', 'AKI', 'آكي الإيطالية'],
  ['upi', 'UPI', 'يو بي آي', 'https://www.upi.com', 'United Press International', 'يونايتد برس إنترناشيونال'],
  ['xinhua', 'Xinhua', 'شينخوا', 'https://www.xinhuanet.com', 'وكالة أنباء شينخوا', 'وكالة أنباء الصين الجديدة'],
  ['tass', 'TASS', 'تاس', 'https://tass.com', 'ITAR-TASS', 'إيتار تاس'],
  ['ria-novosti', 'RIA Novosti', 'نوفوستي', 'https://ria.ru', 'ريا نوفوستي'],
  ['interfax', 'Interfax', 'إنترفاكس', 'https://interfax.com', 'انترفاكس'],
  ['sputnik', 'Sputnik', 'سبوتنيك', 'https://sputnikglobe.com', 'Sputnik Arabic', 'سبوتنيك عربي'],
  ['kyodo', 'Kyodo News', 'كيودو', 'https://english.kyodonews.net', 'Kyodo'],
  ['yonhap', 'Yonhap', 'يونهاب', 'https://en.yna.co.kr'],
  ['bloomberg', 'Bloomberg', 'بلومبرغ', 'https://www.bloomberg.com', 'بلومبرج', 'Bloomberg News'],
  ['inter-press-service', 'Inter Press Service', 'إنتر بريس سيرفس', 'https://www.ipsnews.net', 'IPS'],
  [
    'un-news',
    'UN News',
    'أخبار الأمم المتحدة',
    'https://news.un.org',
    'United Nations News',
    'مركز أنباء الأمم المتحدة',
  ],
  [
    'new-humanitarian',
    'The New Humanitarian',
    'ذا نيو هيومانيتاريان',
    'https://www.thenewhumanitarian.org',
    'IRIN',
    'IRIN News',
    'إيرين',
  ],
  [
    'anadolu',
    'Anadolu',
    'الأناضول',
    'https://www.aa.com.tr',
    'Anadolu Agency',
    'AA',
    'Anadolu Ajansı',
    'وكالة الأناضول للأنباء',
  ],
  ['irna', 'IRNA', 'إرنا', 'https://www.irna.ir', 'Islamic Republic News Agency', 'وكالة الجمهورية الإسلامية للأنباء'],
  ['mena', 'MENA', 'وكالة أنباء الشرق الأوسط', 'https://www.mena.org.eg', 'Middle East News Agency', 'أ ش أ'],
  ['wam', 'WAM', 'وام', 'https://www.wam.ae', 'Emirates News Agency', 'وكالة أنباء الإمارات'],
  ['spa', 'SPA', 'واس', 'https://www.spa.gov.sa', 'Saudi Press Agency', 'وكالة الأنباء السعودية'],
  ['qna', 'QNA', 'قنا', 'https://www.qna.org.qa', 'Qatar News Agency', 'وكالة الأنباء القطرية'],
  ['kuna', 'KUNA', 'كونا', 'https://www.kuna.net.kw', 'Kuwait News Agency', 'وكالة الأنباء الكويتية'],
  ['bna', 'BNA', 'بنا', 'https://www.bna.bh', 'Bahrain News Agency', 'وكالة أنباء البحرين'],
  ['ona', 'ONA', 'العمانية', 'https://omannews.gov.om', 'Oman News Agency', 'وكالة الأنباء العمانية'],
  ['petra', 'Petra', 'بترا', 'https://www.petra.gov.jo', 'Jordan News Agency', 'وكالة الأنباء الأردنية'],
  ['nna', 'NNA', 'الوكالة الوطنية للإعلام', 'https://www.nna-leb.gov.lb', 'National News Agency', 'الوطنية للإعلام'],
  ['sana', 'SANA', 'سانا', 'https://www.sana.sy', 'Syrian Arab News Agency', 'الوكالة العربية السورية للأنباء'],
  ['wafa', 'WAFA', 'وفا', 'https://www.wafa.ps', 'Palestine News Agency', 'وكالة الأنباء والمعلومات الفلسطينية'],
  ['maan', 'Ma’an', 'معا', 'https://www.maannews.net', 'Maan', 'Ma’an News Agency', 'وكالة معا الإخبارية'],
  ['ina', 'INA', 'واع', 'https://www.ina.iq', 'Iraqi News Agency', 'وكالة الأنباء العراقية'],
  [
    'lana',
    'LANA',
    'وال',
    'https://lana.gov.ly',
    'Libyan News Agency',
    'Libyan News Agency LANA',
    'وكالة الأنباء الليبية',
  ],
  ['suna', 'SUNA', 'سونا', 'https://www.suna-sd.net', 'Sudan News Agency', 'وكالة السودان للأنباء'],
  ['saba', 'Saba', 'سبأ', 'https://www.sabanews.net', 'Saba News Agency', 'Yemen News Agency', 'وكالة الأنباء اليمنية'],
  ['sonna', 'SONNA', 'صونا', 'https://sonna.so', 'Somali National News Agency', 'وكالة الأنباء الوطنية الصومالية'],
  ['ami', 'AMI', 'الوكالة الموريتانية للأنباء', 'https://www.ami.mr', 'Agence Mauritanienne d’Information'],
  [
    'aps',
    'APS',
    'واج',
    'https://www.aps.dz',
    'Algeria Press Service',
    'Algérie Presse Service',
    'وكالة الأنباء الجزائرية',
  ],
  ['tap', 'TAP', 'وات', 'https://www.tap.info.tn', 'Tunis Afrique Presse', 'وكالة تونس إفريقيا للأنباء'],
  [
    'map',
    'MAP',
    'ومع',
    'https://www.mapnews.ma',
    'Maghreb Arab Press',
    'Maghreb Arabe Presse',
    'وكالة المغرب العربي للأنباء',
  ],
  [
    'bbc',
    'BBC',
    'بي بي سي',
    'https://www.bbc.com',
    'BBC News',
    'BBC Arabic',
    'BBC News عربي',
    'بي بي سي عربي',
    'هيئة الإذاعة البريطانية',
  ],
  [
    'al-jazeera',
    'Al Jazeera',
    'الجزيرة',
    'https://www.aljazeera.net',
    'Al Jazeera English',
    'Al Jazeera Net',
    'الجزيرة نت',
  ],
  [
    'al-arabiya',
    'Al Arabiya',
    'العربية',
    'https://www.alarabiya.net',
    'Al Arabiya English',
    'Al Arabiya News',
    'العربية نت',
  ],
  ['sky-news-arabia', 'Sky News Arabia', 'سكاي نيوز عربية', 'https://www.skynewsarabia.com'],
  ['cnn', 'CNN', 'سي إن إن', 'https://www.cnn.com', 'CNN Arabic', 'CNN بالعربية', 'سي إن إن بالعربية'],
  ['france-24', 'France 24', 'فرانس 24', 'https://www.france24.com', 'France24'],
  ['monte-carlo-doualiya', 'Monte Carlo Doualiya', 'مونت كارلو الدولية', 'https://www.mc-doualiya.com'],
  ['dw', 'DW', 'دويتشه فيله', 'https://www.dw.com', 'Deutsche Welle', 'DW عربية'],
  ['euronews', 'Euronews', 'يورونيوز', 'https://www.euronews.com'],
  ['rt', 'RT', 'آر تي', 'https://arabic.rt.com', 'RT Arabic', 'RT عربي', 'Russia Today', 'روسيا اليوم'],
  ['voa', 'Voice of America', 'صوت أمريكا', 'https://www.voanews.com', 'VOA', 'VOA News', 'صوت أميركا'],
  ['alhurra', 'Alhurra', 'الحرة', 'https://www.alhurra.com', 'Al Hurra'],
  [
    'asharq-al-awsat',
    'Asharq Al-Awsat',
    'الشرق الأوسط',
    'https://aawsat.com',
    'Aawsat',
    'Asharq Alawsat',
    'Al-Sharq Al-Awsat',
  ],
  ['asharq-news', 'Asharq News', 'الشرق للأخبار', 'https://asharq.com'],
  ['arab-news', 'Arab News', 'عرب نيوز', 'https://www.arabnews.com'],
  ['al-hayat', 'Al-Hayat', 'الحياة', 'https://www.alhayat.com'],
  ['al-quds-al-arabi', 'Al-Quds Al-Arabi', 'القدس العربي', 'https://www.alquds.co.uk'],
  ['the-new-arab', 'The New Arab', 'العربي الجديد', 'https://www.newarab.com', 'Al-Araby Al-Jadeed'],
  ['al-arab', 'Al-Arab', 'العرب', 'https://alarab.co.uk', 'العرب اللندنية'],
  ['the-arab-weekly', 'The Arab Weekly', 'ذا أراب ويكلي', 'https://thearabweekly.com'],
  ['independent-arabia', 'Independent Arabia', 'اندبندنت عربية', 'https://www.independentarabia.com', 'إندبندنت عربية'],
  [
    'middle-east-online',
    'Middle East Online',
    'ميدل إيست أونلاين',
    'https://middle-east-online.com',
    'ميدل ايست اونلاين',
  ],
  ['middle-east-eye', 'Middle East Eye', 'ميدل إيست آي', 'https://www.middleeasteye.net'],
  ['al-monitor', 'Al-Monitor', 'المونيتور', 'https://www.al-monitor.com'],
  ['al-ahram', 'Al-Ahram', 'الأهرام', 'https://gate.ahram.org.eg', 'Ahram Online', 'Al-Ahram Weekly', 'بوابة الأهرام'],
  ['al-masry-al-youm', 'Al-Masry Al-Youm', 'المصري اليوم', 'https://www.almasryalyoum.com'],
  ['youm7', 'Youm7', 'اليوم السابع', 'https://www.youm7.com', 'Al-Youm Al-Sabea'],
  ['mada-masr', 'Mada Masr', 'مدى مصر', 'https://www.madamasr.com'],
  ['an-nahar', 'An-Nahar', 'النهار', 'https://www.annahar.com', 'Annahar', 'النهار اللبنانية'],
  [
    'lorient-le-jour',
    'L’Orient-Le Jour',
    'لوريان لوجور',
    'https://www.lorientlejour.com',
    'L’Orient Today',
    'لوريان توداي',
  ],
  [
    'the-daily-star',
    'The Daily Star',
    'ديلي ستار',
    'https://www.dailystar.com.lb',
    'The Daily Star Lebanon',
    'دايلي ستار',
  ],
  ['the-jordan-times', 'The Jordan Times', 'جوردان تايمز', 'https://jordantimes.com'],
  ['al-ghad', 'Al-Ghad', 'الغد', 'https://alghad.com', 'الغد الأردنية'],
  ['gulf-news', 'Gulf News', 'جلف نيوز', 'https://gulfnews.com', 'غلف نيوز'],
  ['khaleej-times', 'Khaleej Times', 'خليج تايمز', 'https://www.khaleejtimes.com'],
  ['the-national', 'The National', 'ذا ناشيونال', 'https://www.thenationalnews.com', 'ذا ناشونال'],
  ['al-bayan', 'Al Bayan', 'البيان', 'https://www.albayan.ae', 'البيان الإماراتية'],
  ['okaz', 'Okaz', 'عكاظ', 'https://www.okaz.com.sa'],
  ['gulf-times', 'Gulf Times', 'جلف تايمز', 'https://www.gulf-times.com', 'غلف تايمز'],
  ['al-qabas', 'Al-Qabas', 'القبس', 'https://www.alqabas.com', 'القبس الكويتية'],
  ['kuwait-times', 'Kuwait Times', 'كويت تايمز', 'https://kuwaittimes.com'],
  ['times-of-oman', 'Times of Oman', 'تايمز أوف عمان', 'https://timesofoman.com'],
  ['hespress', 'Hespress', 'هسبريس', 'https://www.hespress.com'],
  ['al-wasat', 'Alwasat', 'بوابة الوسط', 'https://alwasat.ly'],
  ['libya-al-ahrar', 'Libya Al-Ahrar', 'ليبيا الأحرار', 'https://libyaalahrar.tv'],
  ['the-libya-observer', 'The Libya Observer', 'ليبيا أوبزرفر', 'https://libyaobserver.ly'],
  ['libya-herald', 'Libya Herald', 'ليبيا هيرالد', 'https://libyaherald.com'],
  ['sudan-tribune', 'Sudan Tribune', 'سودان تربيون', 'https://sudantribune.com'],
  ['shafaq-news', 'Shafaq News', 'شفق نيوز', 'https://shafaq.com'],
  ['alsumaria', 'Alsumaria', 'السومرية', 'https://www.alsumaria.tv', 'السومرية نيوز'],
  ['rudaw', 'Rudaw', 'رووداو', 'https://www.rudaw.net'],
  ['enab-baladi', 'Enab Baladi', 'عنب بلدي', 'https://www.enabbaladi.net'],
  ['the-guardian', 'The Guardian', 'الغارديان', 'https://www.theguardian.com', 'الجارديان'],
  ['the-new-york-times', 'The New York Times', 'نيويورك تايمز', 'https://www.nytimes.com'],
  ['the-washington-post', 'The Washington Post', 'واشنطن بوست', 'https://www.washingtonpost.com'],
  ['the-wall-street-journal', 'The Wall Street Journal', 'وول ستريت جورنال', 'https://www.wsj.com'],
  ['financial-times', 'Financial Times', 'فايننشال تايمز', 'https://www.ft.com', 'فاينانشال تايمز'],
  ['the-economist', 'The Economist', 'الإيكونوميست', 'https://www.economist.com'],
  ['le-monde', 'Le Monde', 'لوموند', 'https://www.lemonde.fr'],
  ['foreign-policy', 'Foreign Policy', 'فورين بوليسي', 'https://foreignpolicy.com'],
  ['foreign-affairs', 'Foreign Affairs', 'فورين أفيرز', 'https://www.foreignaffairs.com'],
  ['project-syndicate', 'Project Syndicate', 'بروجيكت سنديكيت', 'https://www.project-syndicate.org', 'بروجكت سنديكيت'],
  ['the-conversation', 'The Conversation', 'ذا كونفرسيشن', 'https://theconversation.com'],
  [
    'carnegie',
    'Carnegie Middle East Center',
    'مركز كارنيغي للشرق الأوسط',
    'https://carnegieendowment.org/middle-east',
    'Carnegie',
    'كارنيغي',
    'Malcolm H. Kerr Carnegie Middle East Center',
    'مركز مالكوم كير-كارنيغي للشرق الأوسط',
  ],
  [
    'crisis-group',
    'International Crisis Group',
    'مجموعة الأزمات الدولية',
    'https://www.crisisgroup.org',
    'Crisis Group',
  ],
  ['chatham-house', 'Chatham House', 'تشاتام هاوس', 'https://www.chathamhouse.org'],
  ['brookings', 'Brookings', 'بروكينغز', 'https://www.brookings.edu', 'Brookings Institution', 'معهد بروكينغز'],
  [
    'the-washington-institute',
    'The Washington Institute',
    'معهد واشنطن',
    'https://www.washingtoninstitute.org',
    'The Washington Institute for Near East Policy',
    'معهد واشنطن لسياسة الشرق الأدنى',
  ],
  ['atlantic-council', 'Atlantic Council', 'المجلس الأطلسي', 'https://www.atlanticcouncil.org'],
  ['human-rights-watch', 'Human Rights Watch', 'هيومن رايتس ووتش', 'https://www.hrw.org', 'HRW'],
  ['amnesty-international', 'Amnesty International', 'منظمة العفو الدولية', 'https://www.amnesty.org', 'Amnesty'],
  ['agencies', 'Agencies', 'وكالات', '', 'News agencies', 'الوكالات'],
]

/** Words that say what a source is and not which: وكالة رويترز is رويترز. */
const GENERIC =
  /^(?:وكاله انباء|وكاله|صحيفه|جريده|قناه|شبكه|موقع|the) | (?:news agency|agency|newspaper|للانباء|الاخباريه)$/g

const known = new Map<string, Source>()
for (const [key, en, ar, url, ...aliases] of AGENCIES) {
  const source: Source = { key, names: { ar, en }, ...(url !== '' && { url }) }
  for (const name of [key, en, en.replace(/^The /, ''), ar, ...aliases]) known.set(nameKey(name), source)
}

/** The reference table: what a fresh archive may begin with. */
export function knownSources(): Source[] {
  return [...new Set(known.values())]
}

/**
 * The source of this name: one of the table by its key, either name or an alias, whatever the spelling of hamza,
 * marks, dots and spaces; else a new one with this name in its own script and a key made of its folded letters,
 * so that two spellings give one source. Undefined for a name without letters or digits.
 */
export function resolveSource(name: string): Source | undefined {
  return knownSource(name) ?? withAbbreviation(name) ?? newSource(name)
}

function knownSource(name: string): Source | undefined {
  return known.get(nameKey(name)) ?? known.get(nameKey(matchKey(name).replace(GENERIC, '')))
}

/** وكالة الأنباء السعودية (واس): both name the same one. النهار (الجزائر) is another than النهار. */
function withAbbreviation(name: string): Source | undefined {
  const [, long = '', short = ''] = /^([^()]+)\(([^()]+)\)$/.exec(name) ?? []
  const source = knownSource(long)
  return source === knownSource(short) ? source : undefined
}

function newSource(name: string): Source | undefined {
  const key = slugOf(matchKey(name))
  return key === '' ? undefined : { key, names: namesOf(name) }
}

function namesOf(name: string): Localised {
  const arabic = name.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = name.match(/\p{Script=Latin}/gu)?.length ?? 0
  return arabic > latin ? { ar: name } : { en: name }
}

/** أ.ف.ب and أ ف ب are one name: spaces count as little as dots. */
function nameKey(name: string): string {
  return matchKey(name).replaceAll(' ', '')
}
