"""The reporting-service over HTTP."""

import http.client
import json


class Web:
    """Asks the service on a port of this machine; failures to reach it are OSErrors or HTTPExceptions."""

    UNREACHABLE = (OSError, http.client.HTTPException)

    def __init__(self, port):
        self._port = port

    def call(self, method, path, body=None, timeout=60):
        """Status and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=timeout)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def post(self, request, timeout=60):
        """Submits a request; the answer's status, and its JSON as far as it is some."""
        status, body = self.call("POST", "/experiments", json.dumps(request).encode(), timeout)
        try:
            return status, json.loads(body)
        except ValueError:
            return status, {}

    def cancel(self, experiment):
        return self.call("DELETE", f"/experiments/{experiment}")[0]

    def status(self, experiment):
        """Where an experiment stands; an empty dict where the service does not know it, or does not answer."""
        try:
            status, body = self.call("GET", f"/api/experiments/{experiment}", timeout=15)
        except self.UNREACHABLE:
            return {}
        return json.loads(body) if status == 200 else {}
