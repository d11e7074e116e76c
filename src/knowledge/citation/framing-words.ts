import { once } from '../../text/once.js';

/**
 * Chinese words that hold a sentence together and name nothing: conjunctions, prepositions, adverbs, copulas, modals, and
 * verbs so general that one stands for another. The longer ones stand before those that they begin with.
 */
const phrases = `坐落于 坐落在 也就是 与此同时 除此之外 另一方面 换句话说 总的来说 一般来说 不得不 还可以 也可以 是否
因此 因而 因为 所以 由于 于是 然而 但是 可是 不过 而且 并且 以及 或者 或是 还是 虽然 尽管 即使 如果 假如 假使 要是 若是 倘若 只要 只有 除了 除非
此外 另外 同时 并非 其中 其后 之后 之前 以后 以前 然后 随后 后来 接着 最后 最终 当时 那时 此时 这时 目前 现在 如今 现时 当前 期间 其间
大约 大概 左右 约为 将近 接近 几乎 差不多 非常 十分 相当 极其 极为 特别 尤其 比较 较为 更加 越来越 主要 通常 一般 往往 经常 常常 时常 有时 仍然 依然 仍旧 一直 始终 已经 曾经 正在 即将 将会 立即 马上
可以 能够 可能 应当 应该 必须 需要 务必 需 须 没有 不会 不能 无法
使用 采用 利用 运用 借助 通过 经过 经由 根据 依据 按照 依照 遵照 关于 对于 至于 针对 为了 以便 从而 进而 作为 成为 属于 称为 称作 叫做 叫作 名为 视为 认为 觉得
包括 包含 含有 含 拥有 具有 具备 存在 位于 处于 处在 地处 坐落 出现 进行 提供 给予 获得 取得 得到 成立 创立 建立 创办 设立 创建 开始 起初 最初
它们 他们 她们 这些 那些 这个 那个 这种 那种 这样 那样 这里 那里 本身 自己 其他 其它 其余 所有 全部 全体 一切 整个 每个 各个 各种 各 某些 许多 很多 不少 众多 大量 多数 部分 一些 若干 等等
任何 便于 即 便 则 亦 又 且 而 与 及 和 或 并 跟 同 被 把 将 让 使 令 由 从 自 于 在 至 到 向 往 对 按 据 因 故 若 虽 但 却 所 以 之 其 此 该 本 这 那 各 每 某 曾 已 正 仍 再 才 刚 只 仅 约 近 较 更 最 极 甚 很 太 都 皆 均 全 等 者 们 是 为 乃 系 叫 称 有 无 没 不 未 非 勿 请 您 你 我 他 她 它 的 地 得 了 着 过 吗 呢 吧 也 还 就 可 能 会 要 应 当 中 里 内 上 下 后 前 时 用 给 来 去 个 种 处`;

const anyPhrase = once(
  () =>
    new RegExp(
      phrases
        .split(/\s+/)
        .sort((one, other) => other.length - one.length)
        .join('|'),
      'g',
    ),
);

/** Where the Chinese words stand that hold a sentence together and name nothing. @param text - as `normalizeText` writes it */
export function findFramingWords(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(anyPhrase())].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
