import type { Language } from '../../domain/language.js';
import type { PlaceFinding, PlaceFindingCode, PlaceReport } from './place-report.js';
import { chineseReport, englishReport, type ReportWords } from './report-words.js';

export interface FormatPlaceReportOptions {
  /** Findings that are shown of each kind. Default 5. */
  readonly examples?: number | undefined;
}

/**
 * Writes a report for a terminal or a log: a sentence with the numbers, then errors and warnings by kind, the commonest first,
 * each with its rows.
 *
 * @param language - traditional Chinese is written in simplified characters
 */
export function formatPlaceReport(
  report: PlaceReport,
  language: Language,
  { examples = 5 }: FormatPlaceReportOptions = {},
): string {
  const words = language === 'en' ? englishReport : chineseReport;
  const { rows, used, findings, skipped } = report;
  const skippedRows = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const sections = [words.summary(rows, used, rows - used - skippedRows, skippedRows)];
  if (errors.length > 0) sections.push(section('✗', words.errors(errors.length), errors, words, examples));
  if (warnings.length > 0) sections.push(section('!', words.warnings(warnings.length), warnings, words, examples));
  if (findings.length === 0) sections.push(words.fine);
  if (skippedRows > 0) sections.push(skippedSection(skipped, words, examples));
  return sections.join('\n\n');
}

function section(
  mark: string,
  title: string,
  findings: readonly PlaceFinding[],
  words: ReportWords,
  examples: number,
): string {
  const byCode = new Map<PlaceFindingCode, PlaceFinding[]>();
  for (const finding of findings) {
    const same = byCode.get(finding.code);
    if (same === undefined) byCode.set(finding.code, [finding]);
    else same.push(finding);
  }
  const groups = [...byCode].sort(([, left], [, right]) => right.length - left.length);
  const lines = groups.flatMap(([code, found]) => [
    `  ${mark} ${words.title[code]} × ${found.length}`,
    ...found.slice(0, examples).map((finding) => `      ${line(finding, words)}`),
    ...(found.length > examples ? [`      ${words.more(found.length - examples)}`] : []),
  ]);
  return [title, ...lines].join('\n');
}

function line(finding: PlaceFinding, words: ReportWords): string {
  const where = [words.row(finding.row), finding.place].filter((part) => part !== '').join(' ');
  return `${where}${words.separator}${words.detail(finding)}`;
}

function skippedSection(skipped: PlaceReport['skipped'], words: ReportWords, examples: number): string {
  const reasons = Object.entries(skipped).sort(([, left], [, right]) => right - left);
  const shown = reasons.slice(0, examples).map(([why, count]) => `  · ${why} × ${count}`);
  const rest = reasons.slice(examples).reduce((sum, [, count]) => sum + count, 0);
  return [words.skipped, ...shown, ...(rest > 0 ? [`  ${words.more(rest)}`] : [])].join('\n');
}
