/**
 * Sixteen things that news tells, each different from all others, in both languages. What a model says of them tells
 * what its cosines mean: `scale.ts`.
 */
export const KNOWN_SENTENCES: readonly { readonly en: string; readonly ar: string }[] = [
  {
    en: 'The central bank raised its interest rate by half a point to slow inflation.',
    ar: 'رفع البنك المركزي سعر الفائدة نصف نقطة لكبح التضخم.',
  },
  {
    en: 'Rescue teams searched the rubble for survivors after the earthquake destroyed the village.',
    ar: 'بحثت فرق الإنقاذ عن ناجين بين الأنقاض بعد أن دمر الزلزال القرية.',
  },
  {
    en: 'The national team won the final on penalties and lifted the cup.',
    ar: 'فاز المنتخب الوطني في المباراة النهائية بركلات الترجيح ورفع الكأس.',
  },
  {
    en: 'Voters went to the polls to elect a new parliament.',
    ar: 'توجه الناخبون إلى صناديق الاقتراع لانتخاب برلمان جديد.',
  },
  {
    en: 'Doctors warned that the hospital is running out of medicine for cancer patients.',
    ar: 'حذر الأطباء من أن أدوية مرضى السرطان توشك أن تنفد من المستشفى.',
  },
  {
    en: 'The ministry extended the school year by two weeks because of the teachers’ strike.',
    ar: 'مددت الوزارة العام الدراسي أسبوعين بسبب إضراب المعلمين.',
  },
  {
    en: 'Archaeologists uncovered a mosaic floor from the Roman period under a car park.',
    ar: 'كشف علماء الآثار عن أرضية فسيفساء من العصر الروماني تحت موقف للسيارات.',
  },
  {
    en: 'Farmers lost most of the wheat harvest to a long drought.',
    ar: 'خسر المزارعون معظم محصول القمح بسبب جفاف طويل.',
  },
  {
    en: 'The two armies exchanged artillery fire across the border before a ceasefire was announced.',
    ar: 'تبادل الجيشان القصف المدفعي عبر الحدود قبل إعلان وقف إطلاق النار.',
  },
  {
    en: 'The film festival opened with a comedy by a young director.',
    ar: 'افتتح مهرجان السينما بفيلم كوميدي لمخرج شاب.',
  },
  {
    en: 'A court sentenced the former minister to seven years in prison for corruption.',
    ar: 'حكمت محكمة على الوزير السابق بالسجن سبع سنوات بتهمة الفساد.',
  },
  {
    en: 'The company launched a satellite that will bring internet to remote islands.',
    ar: 'أطلقت الشركة قمرا صناعيا سيوصل الإنترنت إلى الجزر النائية.',
  },
  {
    en: 'Oil prices fell after producers agreed to pump more barrels.',
    ar: 'تراجعت أسعار النفط بعد اتفاق المنتجين على ضخ مزيد من البراميل.',
  },
  {
    en: 'Coast guards pulled forty migrants from a sinking boat.',
    ar: 'انتشل خفر السواحل أربعين مهاجرا من قارب يغرق.',
  },
  {
    en: 'The municipality will plant ten thousand trees along the new tram line.',
    ar: 'ستزرع البلدية عشرة آلاف شجرة على امتداد خط الترام الجديد.',
  },
  {
    en: 'The poet received the prize for her collected works.',
    ar: 'نالت الشاعرة الجائزة عن أعمالها الكاملة.',
  },
]
