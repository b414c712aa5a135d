/** Little words of English that its neighbours in Latin letters do not share. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `the and of to with that from is was are were has have had been be by its it this these those as at for on
  into over after before between about against amid than their they there them then his her he she you your our we who
  which what when where why how will would could should can may not but or all more most some out up new says said
  says say one two first last year years`.split(/\s+/),
)

/** Little words of French, Spanish, Italian, Portuguese, German, Dutch, Swedish, Turkish, Indonesian and Polish. */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  `le la les un une du des et est dans pour que qui sur au aux avec sont pas ce cette el los las y una del por con para
  se su como más il lo gli di che non per della delle sono o os da do dos em um uma não com na der die das und ist nicht
  ein eine mit von zu den dem im auf für auch het een en van dat niet zijn op voor och att det som är på av ett ve bir
  bu için ile olarak yang dan untuk dengan dari ini itu pada w z na nie jest się`.split(/\s+/),
)
