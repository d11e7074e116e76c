import { byteLength, splitByBytes } from '../../text/byte-length.js';

/** Lines under a heading. */
export interface MessageSection {
  readonly heading: string;
  /** Each stays whole, unless it alone is longer than a message. */
  readonly units: readonly string[];
  /** Whether it begins a message of its own. */
  readonly startsMessage: boolean;
}

export interface PackOptions {
  readonly maxBytes: number;
  /** True puts as many sections into a message as fit. */
  readonly share: boolean;
  /** Words the heading of a section that goes on from the message before. */
  readonly continued: (heading: string) => string;
}

/** Fills messages with sections in order, each within the bytes. Nothing is left out or said twice but headings. */
export function packMessages(sections: readonly MessageSection[], options: PackOptions): string[] {
  const packer = new Packer(options);
  for (const section of sections) packer.add(section);
  return packer.finish();
}

class Packer {
  readonly #options: PackOptions;
  readonly #messages: string[] = [];
  #current = '';

  constructor(options: PackOptions) {
    this.#options = options;
  }

  add({ heading, units, startsMessage }: MessageSection): void {
    const { share } = this.#options;
    const whole = [heading, ...units].join('\n');
    // Sections that share a message are not cut for it.
    if ((startsMessage && !share) || !this.#fits(`\n\n${whole}`)) this.#close();
    const [first = '', ...others] = this.#pieces(heading, units);
    this.#put(this.#current === '' ? `${heading}\n${first}` : `\n\n${heading}\n${first}`, heading, first);
    for (const unit of others) this.#put(`\n${unit}`, this.#options.continued(heading), unit);
  }

  finish(): string[] {
    this.#close();
    return this.#messages;
  }

  /** Puts a text behind the others, or a unit under its heading into the next message. */
  #put(text: string, heading: string, unit: string): void {
    if (this.#fits(text)) {
      this.#current += text;
      return;
    }
    this.#close();
    this.#current = this.#fits(`${heading}\n${unit}`) ? `${heading}\n${unit}` : unit;
  }

  /** The units, of which those that no message can hold are cut: between lines, else between characters. */
  #pieces(heading: string, units: readonly string[]): string[] {
    const { maxBytes, continued } = this.#options;
    const room = maxBytes - Math.min(byteLength(continued(heading)) + 1, Math.floor(maxBytes / 3));
    return units.flatMap((unit) => {
      if (byteLength(unit) <= maxBytes) return [unit];
      return unit.split('\n').flatMap((line) => (byteLength(line) <= maxBytes ? [line] : splitByBytes(line, room)));
    });
  }

  #fits(text: string): boolean {
    return byteLength(this.#current) + byteLength(text) <= this.#options.maxBytes;
  }

  #close(): void {
    if (this.#current !== '') this.#messages.push(this.#current);
    this.#current = '';
  }
}
