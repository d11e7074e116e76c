import { createAssistant } from 'zhike';
import { runInTerminal } from 'zhike/cli';
import { readFolder } from 'zhike/documents/node';
import { parseConnections, parsePlaces, tripPlanner } from 'zhike/travel';
import connectionRows from './connections.json' with { type: 'json' };
import placeRows from './places.json' with { type: 'json' };
import { help, takeFileOptions, writeForms } from './write-forms.js';

const places = parsePlaces(placeRows);
const connections = parseConnections(connectionRows, places);
const assistant = createAssistant({ name: '湖山旅行社', tools: [tripPlanner({ places, connections })] });
const agency = assistant.tenant('hushan-travel');
await agency.knowledge.put(await readFolder(new URL('./documents/', import.meta.url)));
const { args, files } = takeFileOptions(process.argv.slice(2));
await runInTerminal(assistant, {
  tenant: agency.id,
  args,
  help,
  onReply: ({ itinerary }) => writeForms(itinerary, places, files),
});
