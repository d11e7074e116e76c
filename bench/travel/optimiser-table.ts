/** One plan of one solver, as the verifier judged it. */
export interface Run {
  readonly set: string;
  readonly instance: string;
  readonly m: number;
  readonly bestKnown: number;
  readonly solver: string;
  readonly seed: number;
  readonly ms: number;
  readonly routes: readonly (readonly number[])[];
  /** 0 where the plan is not feasible. */
  readonly profit: number;
  readonly errors: readonly string[];
}

const gapOf = ({ profit, bestKnown }: Run) => (100 * (bestKnown - profit)) / bestKnown;

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function lines(rows: readonly (readonly string[])[], markdown: boolean): string {
  if (markdown) {
    const [head = [], ...body] = rows;
    const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
    return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
  }
  return rows
    .map(([name = '', ...cells]) => name.padEnd(26) + cells.map((cell) => cell.padStart(12)).join(''))
    .join('\n');
}

/** Mean gaps to the best known values in percent: by set and number of tours, by set, and of the two classic sets. */
export function gapTable(runs: readonly Run[], markdown: boolean): string {
  const solvers = [...new Set(runs.map(({ solver }) => solver))];
  const sets = [...new Set(runs.map(({ set }) => set))];
  const row = (name: string, chosen: readonly Run[]) => [
    name,
    String(new Set(chosen.map(({ instance, m }) => `${instance} ${m}`)).size),
    ...solvers.map((solver) => mean(chosen.filter((run) => run.solver === solver).map(gapOf)).toFixed(2)),
  ];
  const bySet = sets.flatMap((set) => {
    const ofSet = runs.filter((run) => run.set === set);
    const tours = [...new Set(ofSet.map(({ m }) => m))].sort();
    return [
      ...tours.map((m) =>
        row(
          `${set}, m = ${m}`,
          ofSet.filter((run) => run.m === m),
        ),
      ),
      row(set, ofSet),
    ];
  });
  const classic = runs.filter(({ set }) => set === 'solomon' || set === 'cordeau');
  const time = solvers.map((solver) =>
    (mean(runs.filter((run) => run.solver === solver).map(({ ms }) => ms)) / 1000).toFixed(3),
  );
  return lines(
    [
      ['mean gap in %', 'cases', ...solvers],
      ...bySet,
      ...(classic.length > 0 ? [row('solomon and cordeau', classic)] : []),
      ['seconds', '', ...time],
    ],
    markdown,
  );
}

/** Plans that are not feasible, the largest mean gaps of every limit, and plans better than the best known. */
export function worstCases(runs: readonly Run[]): string {
  const broken = runs.filter(({ errors }) => errors.length > 0);
  const found = [`infeasible plans: ${broken.length} of ${runs.length}`];
  found.push(
    ...broken.map(({ instance, m, solver, errors }) => `  ${solver} ${instance} m=${m}: ${errors.join('; ')}`),
  );
  for (const solver of new Set(runs.map((run) => run.solver))) {
    const cases = new Map<string, number[]>();
    for (const run of runs) {
      if (run.solver !== solver) continue;
      const name = `${run.instance} m=${run.m}`;
      cases.set(name, [...(cases.get(name) ?? []), gapOf(run)]);
    }
    const worst = [...cases]
      .map(([name, gaps]) => ({ name, gap: mean(gaps) }))
      .sort((one, other) => other.gap - one.gap);
    found.push(
      `worst, ${solver}: ${worst
        .slice(0, 6)
        .map(({ name, gap }) => `${name} ${gap.toFixed(1)}`)
        .join(', ')}`,
    );
  }
  const better = new Map<string, Run>();
  for (const run of runs) {
    const name = `${run.instance} m=${run.m}`;
    if (run.profit > Math.max(run.bestKnown, better.get(name)?.profit ?? 0)) better.set(name, run);
  }
  const names = [...better].map(([name, run]) => `${name} ${run.profit} (known ${run.bestKnown})`);
  found.push(`better than the best known: ${names.length === 0 ? 'none' : names.join(', ')}`);
  return found.join('\n');
}
