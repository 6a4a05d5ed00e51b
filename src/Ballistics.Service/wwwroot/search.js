// A search as a job of the service: ask for it, follow it, fetch its list; cancelling here cancels it there.

import { cancelSearch, createSearch, getSearch, listCandidates, Problem } from './api.js';
import { count } from './words.js';

const firstPause = 150, longestPause = 1000; // milliseconds between two questions

/** Searches with an exhibit on record and gives the candidate list. */
export async function search(exhibitId, report, signal) {
  report('Asking for the search');
  const { id } = await createSearch(exhibitId, signal);
  try {
    await follow(id, report, signal);
  } catch (error) {
    if (error.name === 'AbortError') await cancelSearch(id).catch(() => { /* it has ended by itself in between */ });
    throw error;
  }
  return listCandidates(id, signal);
}

async function follow(id, report, signal) {
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    const state = await getSearch(id, signal);
    switch (state.state) {
      case 'Completed':
        return;
      case 'Failed':
        throw new Problem(500, 'The search failed', state.problem ?? 'Nothing was ranked; the log of the service says why.');
      case 'Cancelled':
        throw new DOMException('Cancelled', 'AbortError');
      case 'Running':
        report(`Compared ${state.compared + state.notComparable} of ${count(state.eligible, 'eligible exhibit')}`,
          state.eligible ? (state.compared + state.notComparable) / state.eligible : null);
        break;
      default:
        report('Waiting for its turn');
    }
    await wait(pause, signal);
  }
}

function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const end = () => { clearTimeout(timer); reject(new DOMException('Cancelled', 'AbortError')); };
    const timer = setTimeout(() => { signal.removeEventListener('abort', end); resolve(); }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
