// Reads an experiment's report, and the first shard of its test images, from the object store with the AWS SDK.
//   node read-report.mjs ID [--endpoints ~/.tarnish/endpoints.json] [--out FOLDER]
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { GetObjectCommand, S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import { endpoints } from './endpoints.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { endpoints: { type: 'string' }, out: { type: 'string', default: 'report' } }
})
if (positionals.length !== 1) {
  console.error('usage: node read-report.mjs ID [--endpoints FILE] [--out FOLDER]')
  process.exit(2)
}

const { s3 } = await endpoints(options.endpoints)
const store = new S3Client({
  endpoint: s3.endpoint,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey }
})

const prefix = `experiments/${positionals[0]}/report/`
let objects = 0
for await (const page of paginateListObjectsV2({ client: store }, { Bucket: s3.bucket, Prefix: prefix })) {
  for (const { Key } of page.Contents ?? []) {
    await download(Key, join(options.out, Key.slice(prefix.length)))
    objects++
  }
}
if (objects === 0) {
  console.error(`There is no object under ${prefix} in bucket ${s3.bucket}: is the id right, and the report published?`)
  process.exit(1)
}

const report = JSON.parse(await (await get(`${prefix}report.json`)).transformToString())
for (const run of report.runs) {
  const clean = report.evaluations.find(e => e.run === run.id && e.condition === 'clean')
  console.log(`${run.id}: ${clean.correct} of ${clean.total} clean images, ${run.epochs.length} epochs`)
}
await download(`datasets/${report.dataset.id}/test/images-00000.npy`, join(options.out, 'test-images-00000.npy'))
await download(`datasets/${report.dataset.id}/test/labels-00000.npy`, join(options.out, 'test-labels-00000.npy'))
console.log(`${objects} objects of the report and a shard are in ${options.out}`)

async function get(key) {
  return (await store.send(new GetObjectCommand({ Bucket: s3.bucket, Key: key }))).Body
}

async function download(key, file) {
  await mkdir(dirname(file), { recursive: true })
  await pipeline(await get(key), createWriteStream(file))
}
