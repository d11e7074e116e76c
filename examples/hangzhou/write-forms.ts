import { writeFile } from 'node:fs/promises';
import type { Itinerary, Language, Place } from 'zhike/travel';
import { renderICalendar, renderMarkdown, renderPage } from 'zhike/travel/forms';

const language: Language = 'zh-Hans';
const forms = {
  html: (itinerary: Itinerary, places: readonly Place[]) => renderPage(itinerary, language, { places }),
  ics: (itinerary: Itinerary, places: readonly Place[]) => renderICalendar(itinerary, language, { places }),
  md: (itinerary: Itinerary) => renderMarkdown(itinerary, language),
};
type Form = keyof typeof forms;

export const help = `  --html F   write the newest plan to the file F, as a page to print
  --ics F    the same as a calendar
  --md F     the same as Markdown`;

/** Takes the names of files out of what was typed. */
export function takeFileOptions(typed: readonly string[]): { args: string[]; files: Partial<Record<Form, string>> } {
  const args: string[] = [];
  const files: Partial<Record<Form, string>> = {};
  for (let index = 0; index < typed.length; index += 1) {
    const word = typed[index] ?? '';
    const form = word.replace(/^--/, '');
    const file = typed[index + 1];
    if (word.startsWith('--') && form in forms && file !== undefined) {
      files[form as Form] = file;
      index += 1;
    } else {
      args.push(word);
    }
  }
  return { args, files };
}

export async function writeForms(
  itinerary: Itinerary | undefined,
  places: readonly Place[],
  files: Partial<Record<Form, string>>,
): Promise<void> {
  if (itinerary === undefined) return;
  for (const [form, file] of Object.entries(files)) await writeFile(file, forms[form as Form](itinerary, places));
}
