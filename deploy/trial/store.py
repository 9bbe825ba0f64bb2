"""A small S3 client: get, put, delete and list, signed with version 4."""

import datetime
import hashlib
import hmac
import http.client
import json
import urllib.parse
import xml.etree.ElementTree

REGION = "us-east-1"


class Store:
    """The objects of one bucket of a store on this machine."""

    def __init__(self, port, access_key, secret_key, bucket):
        self._port = port
        self._access_key = access_key
        self._secret_key = secret_key
        self._bucket = bucket

    def get(self, key):
        """An object's bytes, or None."""
        status, body = self._call("GET", key)
        return None if status == 404 else self._expect(status, body, "get", key)

    def json(self, key):
        """An object as JSON, or None where there is none."""
        body = self.get(key)
        return None if body is None else json.loads(body)

    def put(self, key, body):
        self._expect(*self._call("PUT", key, body=body), "put", key)

    def delete(self, key):
        self._expect(*self._call("DELETE", key), "delete", key)

    def list(self, prefix):
        """The keys under a prefix, in order."""
        keys, token = [], None
        while True:
            query = {"list-type": "2", "prefix": prefix}
            if token:
                query["continuation-token"] = token
            tree = xml.etree.ElementTree.fromstring(self._expect(*self._call("GET", "", query), "list", prefix))
            keys += [found.text for found in tree.iterfind("{*}Contents/{*}Key")]
            token = tree.findtext("{*}NextContinuationToken")
            if not token:
                return keys

    def _expect(self, status, body, what, key):
        if status >= 300:
            raise OSError(f"the store answered {status} to {what} '{key}': {body[:300].decode(errors='replace')}")
        return body

    def _call(self, method, key, query=None, body=b""):
        path = urllib.parse.quote(f"/{self._bucket}/{key}", safe="/-_.~")
        search = "&".join(
            f"{urllib.parse.quote(name, safe='-_.~')}={urllib.parse.quote(value, safe='-_.~')}"
            for name, value in sorted((query or {}).items())
        )
        headers = self._signed(method, path, search, body)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request(method, path + ("?" + search if search else ""), body=body or None, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _signed(self, method, path, search, body):
        now = datetime.datetime.now(datetime.timezone.utc)
        stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
        digest = hashlib.sha256(body).hexdigest()
        headers = {"host": f"127.0.0.1:{self._port}", "x-amz-content-sha256": digest, "x-amz-date": stamp}
        names = ";".join(headers)
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        request = "\n".join([method, path, search, lines, names, digest])
        scope = f"{day}/{REGION}/s3/aws4_request"
        text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
        key = ("AWS4" + self._secret_key).encode()
        for part in (day, REGION, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        credential = f"{self._access_key}/{scope}"
        headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
        # A put of nothing must say so; http.client would leave the length out.
        headers["Content-Length"] = str(len(body))
        return headers
