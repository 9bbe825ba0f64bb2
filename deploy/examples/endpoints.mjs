// How to reach a running Tarnish: from the file that `tarnish up` writes, or from the variables that the services take.
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

export async function endpoints(file) {
  const { TARNISH_KAFKA, TARNISH_WEB, TARNISH_S3_ENDPOINT, TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY, TARNISH_S3_BUCKET } = process.env
  if (!file && (TARNISH_KAFKA || TARNISH_S3_ENDPOINT)) {
    return {
      kafka: TARNISH_KAFKA,
      web: TARNISH_WEB,
      s3: {
        endpoint: TARNISH_S3_ENDPOINT,
        accessKey: TARNISH_S3_ACCESS_KEY,
        secretKey: TARNISH_S3_SECRET_KEY,
        bucket: TARNISH_S3_BUCKET ?? 'tarnish'
      }
    }
  }
  return JSON.parse(await readFile(file ?? join(homedir(), '.tarnish', 'endpoints.json'), 'utf8'))
}
