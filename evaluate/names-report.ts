import { existsSync } from 'node:fs'
import { type MeasuredFinding, measureFinding, NEWS_PAIRS } from './name-finding.ts'
import { type MeasuredNames, measureNames } from './names.ts'
import { table } from './table.ts'

/** Prints how names are matched, and as its last line the figures as JSON. */
export function reportNames(file: string): void {
  const measured = measureNames(file)
  const { threshold, skeletons } = measured
  console.log(`${measured.pairs} pairs that the weights have not seen\n`)
  console.log(rankedTable(measured))
  console.log(
    `\nat 0.5: ${percent(threshold.recall)} of pairs kept, ${threshold.falsePer1000.toFixed(2)} of 1,000 chance pairs`,
  )
  console.log(`the nearest of 40 chance names refused: ${percent(threshold.nearestRefused)}`)
  console.log(`skeletons: ${percent(skeletons.recall)} of pairs share a key,`)
  console.log(
    `  ${skeletons.bucket.toFixed(1)} of 5,000 names are brought up, ${skeletons.perWord.toFixed(0)} µs a word`,
  )
  console.log(`${measured.comparisonsPerSecond.toLocaleString('en')} comparisons a second\n`)
  const finding = existsSync(NEWS_PAIRS) ? measureFinding() : undefined
  console.log(finding === undefined ? `absent: ${NEWS_PAIRS}\n` : findingText(finding))
  console.log(JSON.stringify({ evaluation: 'names', ...measured, finding }))
}

function rankedTable({ ranked }: MeasuredNames): string {
  const cells = ranked.map(({ task, candidates, r1, r5, mrr }) => [
    task,
    String(candidates),
    ...[r1, r5, mrr].map((one) => one.toFixed(4)),
  ])
  return table([['', 'candidates', 'R@1', 'R@5', 'MRR'], ...cells])
}

function findingText({ names, others, auc, precision, recall }: MeasuredFinding): string {
  return `finding in Arabic news, ${names} words of names and ${others} others: likeness AUC ${auc.toFixed(4)},
  precision at least ${percent(precision)}, recall ${percent(recall)}\n`
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`
}
