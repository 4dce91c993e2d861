"""How is each engine started, and what does it answer?"""

import json
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
JAVA_OPTIONS = ["-XX:+UseSerialGC", "-Xmx3g", "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED"]


def folder_bytes(path):
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(path) for name in names)


class Costs:
    """Runs commands through `measure`; what they complain of goes to a file."""

    def __init__(self, peers, work):
        self.measure = os.path.join(peers, "bin", "measure")
        self.report = os.path.join(work, "costs.json")
        self.complaints = os.path.join(work, "complaints.txt")

    def of(self, command, environment=None, input_path=os.devnull):
        """What a command printed, and what it cost: see engines/measure.c."""
        with open(input_path, "rb") as source, open(self.complaints, "wb") as complaints:
            done = subprocess.run([self.measure, self.report, *command], stdin=source,
                                  stdout=subprocess.PIPE, stderr=complaints, env=environment)
        if done.returncode != 0:
            with open(self.complaints, encoding="utf-8", errors="replace") as file:
                raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n"
                                   + file.read()[-2000:])
        with open(self.report, encoding="utf-8") as file:
            return done.stdout, json.load(file)


class Peer:
    """An engine that speaks as engines/peer.h says."""

    def __init__(self, key, command, threads=(1,), warm_seconds=0.0, environment=None):
        self.key, self.command, self.threads = key, command, threads
        self.warm_seconds = warm_seconds
        self.environment = {**os.environ, **(environment or {})}
        self.server = None

    def describe(self):
        """Its name and version; None where it does not run."""
        try:
            done = subprocess.run([*self.command, "version"], env=self.environment, check=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            return None
        return done.stdout.decode().strip()

    def index_command(self, documents, directory, threads):
        return [*self.command, "index", documents, directory, str(threads)]

    def start(self, directory):
        self.server = subprocess.Popen(
            [*self.command, "serve", directory], env=self.environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def run(self, mode, passes, path):
        self.server.stdin.write(f"run {mode} {passes} {path}\n")
        self.server.stdin.flush()
        line = self.server.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.key} ended while it searched for {path}")
        return json.loads(line)

    def stop(self):
        self.server.stdin.close()
        self.server.stdout.close()
        self.server.wait()


def peers_in(folder):
    """The engines that are installed, Gongkai aside."""
    lucene = os.path.join(folder, "lucene")
    tantivy = os.path.join(folder, "tantivy")
    jars = [os.path.join(lucene, name) for name in
            ("classes", "lucene-core.jar", "lucene-analysis-common.jar")]
    java = [os.path.join(lucene, "jre", "bin", "java"), *JAVA_OPTIONS, "-cp", ":".join(jars)]
    python = os.environ.get("PYTHON", "python3")
    return [
        Peer("lucene", [*java, "Lucene"], threads=(1, 2), warm_seconds=1.0),
        Peer("tantivy", [python, os.path.join(HERE, "engines", "tantivy_peer.py")],
             threads=(1, 2), environment={"PYTHONPATH": tantivy, "PYTHONDONTWRITEBYTECODE": "1"}),
        Peer("sqlite", [os.path.join(folder, "bin", "sqlite")]),
        Peer("xapian", [os.path.join(folder, "bin", "xapian")]),
    ]


class Gongkai:
    """The command `gongkai`."""

    key, threads, environment = "gongkai", (1, 2), None

    def __init__(self, command):
        self.command = command
        usage = self.output("bench", "--help").decode()
        # What a search does: Gongkai counts exactly by default, with all kinds of tokens.
        self.works = {"exact": [], "top": ["--approximate"]}
        if "--bigrams" in usage:
            self.works["bigrams exact"] = ["--bigrams"]
            self.works["bigrams top"] = ["--bigrams", "--approximate"]

    def output(self, *arguments):
        return subprocess.run([self.command, *arguments], stdout=subprocess.PIPE,
                              check=True).stdout

    def describe(self):
        return "Gongkai " + self.output("--version").decode().split()[-1]

    def index_command(self, documents, directory, threads):
        return [self.command, "index", documents, "--index", directory,
                "--threads", str(threads), "--json"]

    def bench(self, directory, queries, *options):
        """The classes of `gongkai bench --json`."""
        done = self.output("bench", "--index", directory, "--queries", queries, "--json", *options)
        return json.loads(done)["classes"]

    def totals(self, directory, queries, *options):
        """How many documents each line of a query file finds."""
        done = subprocess.run(
            [self.command, "search", "--queries", queries, "--index", directory, "--limit", "1",
             "--no-snippets", "--json", *options], stdout=subprocess.PIPE, check=False)
        return [json.loads(line)["total"] for line in done.stdout.splitlines()]

    def sizes(self, directory):
        return json.loads(self.output("stats", "--index", directory, "--json"))["sizes"]
