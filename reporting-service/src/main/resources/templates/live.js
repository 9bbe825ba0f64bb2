// Asks the server each second and updates the page in place. Text goes in as text, never as markup.
const main = document.querySelector('main');
const byId = id => document.getElementById(id);
const address = main.dataset.id === undefined
  ? '/api/experiments' + location.search : '/api/experiments/' + encodeURIComponent(main.dataset.id);
const count = number => number.toLocaleString('en-US');
const share = (part, whole) => whole > 0 ? 100 * Math.min(part, whole) / whole : 0;
const progress = of => of.total > 0 ? count(of.done) + ' of ' + count(of.total) : '–';

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function fill(item, fields, bars = {}) {
  for (const [name, text] of Object.entries(fields)) say(item.querySelector(`[data-field="${name}"]`), text);
  for (const [name, percent] of Object.entries(bars)) item.querySelector('.' + name).style.setProperty('--share', percent);
}

// Makes the children of a list those of the values, keeping the elements that stay.
function sync(id, values, key, update) {
  const list = byId(id);
  const old = new Map(Array.from(list.children, child => [child.dataset.key, child]));
  const kept = new Set();
  values.forEach((value, i) => {
    const item = old.get(key(value)) ?? byId(id + '-item').content.firstElementChild.cloneNode(true);
    kept.add(item);
    item.dataset.key = key(value);
    update(item, value);
    if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
  });
  for (const item of Array.from(list.children)) if (!kept.has(item)) item.remove();
}

function state(element, experiment) {
  element.className = 'state ' + experiment.state + (experiment.words === experiment.state ? '' : ' flawed');
  say(element, experiment.words);
}

// The page after this one, as the header of the answer names it.
function showMore(link) {
  const query = /^<[^?>]*(\?[^>]*)>; rel="next"$/.exec(link ?? '');
  byId('more').hidden = query === null;
  if (query !== null) byId('more').querySelector('a').href = '/' + query[1];
}

function showList(experiments) {
  byId('empty').hidden = experiments.length > 0;
  byId('filled').hidden = experiments.length === 0;
  sync('experiments', experiments, experiment => experiment.id, (row, experiment) => {
    fill(row, {
      name: experiment.name,
      id: experiment.id,
      progress: progress(experiment),
      submitted: experiment.submitted === null ? '–' : experiment.submitted.slice(0, 16).replace('T', ' ') + ' UTC',
    }, {fresh: share(experiment.done, experiment.total)});
    row.querySelector('a').href = '/experiments/' + encodeURIComponent(experiment.id);
    state(row.querySelector('.state'), experiment);
  });
  return true;
}

function showExperiment(status) {
  state(byId('state'), status);
  say(byId('progress'), progress(status));
  byId('report').hidden = !status.report;
  if (status.report) byId('report').querySelector('a').href = status.report;
  byId('rejected').hidden = status.errors.length === 0;
  sync('errors', status.errors.map((error, i) => ({...error, key: String(i)})), error => error.key, (row, error) =>
    fill(row, {path: error.path, value: error.value ?? '', message: error.message}));
  byId('troubled').hidden = status.problems.length === 0;
  sync('problems', status.problems.map((problem, i) => ({...problem, key: String(i)})), problem => problem.key, (row, problem) =>
    fill(row, {what: problem.what, reason: problem.reason}));
  byId('tasks').hidden = status.kinds.length === 0;
  sync('kinds', status.kinds, kind => kind.kind, (item, kind) => {
    const parts = ['running', 'reused', 'failed', 'skipped'].filter(part => kind[part] > 0).map(part => count(kind[part]) + ' ' + part);
    fill(item, {kind: kind.kind, count: [count(kind.done) + ' of ' + count(kind.total), ...parts].join(', ')}, {
      fresh: share(kind.done - kind.reused, kind.total),
      reused: share(kind.reused, kind.total),
      running: share(kind.running, kind.total),
      failed: share(kind.failed, kind.total),
      skipped: share(kind.skipped, kind.total),
    });
  });
  byId('now').hidden = status.activities.length === 0;
  sync('activities', status.activities, activity => activity.task, (item, activity) => {
    const of = activity.total > 0 ? ' of ' + count(activity.total) : '';
    const rate = activity.rate > 0 ? ', ' + (activity.rate < 10 ? activity.rate.toFixed(1) : count(Math.round(activity.rate))) + ' / s' : '';
    fill(item, {text: activity.text, amount: count(activity.done) + of + ' ' + activity.unit + rate},
      {fresh: share(activity.done, activity.total)});
  });
  return ['submitted', 'planning', 'running'].includes(status.state);
}

async function poll() {
  let more = true;
  try {
    const answer = await fetch(address, {cache: 'no-store', headers: {Accept: 'application/json'}});
    if (!answer.ok) throw new Error('the server answered ' + answer.status);
    const json = await answer.json();
    if (main.dataset.page === 'list') showMore(answer.headers.get('Link'));
    more = main.dataset.page === 'list' ? showList(json) : showExperiment(json);
    byId('lost').hidden = true;
  } catch (problem) {
    console.warn(problem);
    byId('lost').hidden = false;
  }
  if (more) setTimeout(poll, 1000);
}

if (byId('origin')) say(byId('origin'), location.origin);
if (main.dataset.over === undefined) setTimeout(poll, 1000);
