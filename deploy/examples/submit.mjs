// Submits an experiment through Kafka and waits for the verdict; with --wait, for the report.
//   node submit.mjs FILE [--endpoints ~/.tarnish/endpoints.json] [--wait]
// Ends with 0 if it was accepted (and reported), 1 if it was rejected or failed, 2 if it was called wrongly.
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka'
import { parse } from 'yaml'
import { endpoints } from './endpoints.mjs'

const VERDICT_SECONDS = 30
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { endpoints: { type: 'string' }, wait: { type: 'boolean', default: false } }
})
if (positionals.length !== 1) {
  console.error('usage: node submit.mjs FILE [--endpoints FILE] [--wait]')
  process.exit(2)
}

// Every JSON document is YAML too.
const request = parse(await readFile(positionals[0], 'utf8'))
const { kafka } = await endpoints(options.endpoints)
const id = newId(request?.name)
const client = { clientId: `submit-${id}`, bootstrapBrokers: kafka.split(',') }

// Where the facts end now, before the request is published: so its answer cannot be missed.
const consumer = new Consumer({ ...client, groupId: `submit-${id}`, deserializers: stringDeserializers })
const ends = await consumer.listOffsets({ topics: ['facts'] })
const facts = await consumer.consume({
  topics: ['facts'],
  mode: 'manual',
  offsets: ends.get('facts').map((offset, partition) => ({ topic: 'facts', partition, offset })),
  autocommit: false
})

const producer = new Producer({ ...client, serializers: stringSerializers })
await producer.send({ messages: [{ topic: 'experiments', key: id, value: JSON.stringify(request) }] })
console.log(id)

const impatience = setTimeout(() => {
  console.error(`No verdict within ${VERDICT_SECONDS} s: is corruption-service up?`)
  process.exit(1)
}, VERDICT_SECONDS * 1000)
process.exitCode = await verdict()
clearTimeout(impatience)
await producer.close()
await consumer.close(true)

async function verdict() {
  for await (const fact of facts) {
    if (fact.key !== id) {
      continue
    }
    // The kind of event is its CloudEvents type.
    const type = fact.headers.get('ce_type')
    const event = JSON.parse(fact.value)
    switch (type) {
      case 'org.tarnish.ExperimentAccepted':
        clearTimeout(impatience)
        console.error('accepted')
        if (!options.wait) return 0
        break
      case 'org.tarnish.ExperimentRejected':
        for (const error of event.errors) {
          console.error(`${error.path || 'request'}: ${error.message}`)
        }
        return 1
      case 'org.tarnish.TaskFailed':
        console.error(`${event.kind} failed: ${event.reason}`)
        break
      case 'org.tarnish.ReportPublished':
        console.error(`report: ${event.report}`)
        return 0
      case 'org.tarnish.ExperimentFailed':
      case 'org.tarnish.ExperimentCancelled':
        console.error(event.reason ?? 'cancelled')
        return 1
    }
  }
}

// Any 1 to 100 letters, digits, dots, dashes and underscores that no other experiment has; this form is the one of ./tarnish.
function newId(name) {
  const slug = String(name ?? '').normalize('NFD').toLowerCase().replace(/\p{M}+/gu, '').replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  const time = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const drawn = Array.from({ length: 6 }, () => randomInt(36).toString(36)).join('')
  return `${(slug || 'experiment').slice(0, 77)}-${time}-${drawn}`
}
