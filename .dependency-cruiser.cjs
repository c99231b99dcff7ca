/** Who may import whom. One floor may look down, never up, never sideways. Type imports count. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const HOUSE = '^(main[.]ts|cli|bot|knowledge|adapters|tickets|store|config|models)'
const third = (pkg, home) =>
  rule(
    `${pkg.replace(/[^a-z0-9]/gi, '')}-stays-home`,
    { path: HOUSE, pathNot: home },
    { path: `(^|/)node_modules/${pkg}` },
    `only ${home} may know ${pkg}`,
  )
module.exports = {
  forbidden: [
    rule('no-circle', {}, { circular: true }, 'two files that need each other are one file, or three'),
    rule(
      'nobody-calls-main',
      { pathNot: '^(test/|cli/run[.]mjs$)' },
      { path: '^main[.]ts$' },
      'main builds the house; no room knows the builder',
    ),
    rule(
      'config-only-at-the-door',
      { pathNot: '^(main[.]ts|cli/|config/|test/|bench/)' },
      { path: '^config/' },
      'settings come in as arguments',
    ),
    rule(
      'config-is-ground',
      { path: '^config/' },
      { path: '^(bot|knowledge|adapters|tickets|store|models|cli)/' },
      'settings know no room',
    ),
    rule(
      'nobody-calls-a-command',
      { pathNot: '^(main[.]ts|cli/|test/|bench/)' },
      { path: '^cli/' },
      'commands stand at the door',
    ),
    rule(
      'adapters-only-translate',
      { path: '^adapters/' },
      { path: '^(bot|knowledge|tickets|store|config|models)/' },
      'an adapter turns words; it decides nothing',
    ),
    rule(
      'adapters-do-not-meet',
      { path: '^adapters/([^/]+)/' },
      { path: '^adapters/([^/]+)/', pathNot: '^adapters/$1/' },
      'channels share the contract, not code',
    ),
    rule(
      'bot-sees-the-contract-only',
      { path: '^bot/' },
      { path: '^adapters/', pathNot: '^adapters/(adapter|render|chosen)[.]ts$' },
      'the assistant knows no channel by name',
    ),
    rule(
      'tickets-look-down',
      { path: '^tickets/' },
      { path: '^(bot|knowledge|adapters|config|models)/' },
      'a ticket knows no chat and no model',
    ),
    rule(
      'knowledge-stands-alone',
      { path: '^knowledge/' },
      { path: '^(bot|tickets|adapters|store|config)/' },
      'could be lifted out as a package',
    ),
    rule(
      'models-are-ground',
      { path: '^models/', pathNot: '^models/train/' },
      { path: '^(bot|tickets|knowledge|adapters|store|config)/' },
      'a model maps text to numbers',
    ),
    rule(
      'training-uses-answering-only',
      { path: '^models/train/' },
      { path: '^(bot/(?!hear/)|tickets/|adapters/|store/|config/|cli/)' },
      'a model learns from what knowledge/ and bot/hear/ themselves see',
    ),
    rule(
      'nobody-needs-training',
      { path: HOUSE, pathNot: '^models/train/' },
      { path: '^models/train/' },
      'run by hand, never by the product',
    ),
    rule(
      'store-is-ground',
      { path: '^store/' },
      { path: '^(bot|tickets|knowledge|adapters|config|models)/' },
      'the store knows rows, not meaning',
    ),
    rule(
      'words-are-only-words',
      { path: '^bot/words/' },
      { path: '^bot/(flows/(?!flow[.]ts)|loop|waiting|apart|deciding|assistant)' },
      'a sentence knows facts, not who sends it or what comes next',
    ),
    rule(
      'hearing-is-pure',
      { path: '^bot/hear/' },
      { path: '^(bot/(flows|loop|waiting|reports|apart|words)/|tickets/(?!incident[.]ts|ticket[.]ts)|store/)' },
      'what a message means depends on nothing that is kept',
    ),
    rule(
      'the-loop-knows-no-flow',
      { path: '^bot/loop/' },
      { path: '^bot/flows/(?!flow[.]ts)' },
      'what takes and sends messages knows turns, not matters',
    ),
    rule(
      'flows-do-not-meet',
      { path: '^bot/flows/([^/]+)[.]ts' },
      { path: '^bot/flows/', pathNot: '^bot/flows/($1|flow)[.]ts' },
      'a flow hands back to the assistant; all share the contract flow.ts',
    ),
    rule(
      'rules-are-pure',
      { path: '^tickets/(ticket|routing|sla|policy|area|workflow)[.]ts$' },
      { path: '^store/|^(node:)?(fs|http|net|timers)' },
      'rules take values and give values',
    ),
    rule(
      'no-orphan',
      { orphan: true, path: HOUSE, pathNot: '[.]d[.]ts$|[.]mjs$|^adapters/web/page/' },
      {},
      'a file nobody uses',
    ),
    third('grammy', '^adapters/telegram/'),
    third('wechaty', '^adapters/wechat/'),
    third('hono', '^adapters/web/'),
    third('@langchain/', '^knowledge/'),
    third('langchain/', '^knowledge/'),
    third('hnswlib-node', '^knowledge/vector-index[.]ts$'),
    third('onnxruntime-node', '^models/'),
    third('@huggingface/', '^models/'),
    third('sqlite3', '^store/database[.]ts$'),
    third('kysely', '^(store|tickets|bot)/'),
    third('zod', '^config/'),
    third('pino', '^$'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^adapters/web/page/' },
  },
}
