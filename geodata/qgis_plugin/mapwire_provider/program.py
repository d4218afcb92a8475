"""Finds and runs the program mapwire, passing its progress and messages to QGIS."""
import json
import os
import shutil
import subprocess
import threading

from qgis.core import QgsProcessingException, QgsSettings

SETTING = "mapwire/program"


def find_program(given=""):
    """The program given, else the one of the environment, of the settings, on the path, or beside an installed plugin."""
    beside = os.path.join(os.path.dirname(__file__), "..", "..", "..", "..", "bin", "mapwire")
    for choice in (given, os.environ.get("MAPWIRE"), QgsSettings().value(SETTING, ""), shutil.which("mapwire"), beside):
        if choice and shutil.which(choice):
            return shutil.which(choice)
    raise QgsProcessingException(
        "The program mapwire was not found. Install it, or write its full path into the parameter Program "
        "or into the setting " + SETTING + ".")


def _pass_on(line, feedback):
    """One line of standard error: progress as JSON, a warning, an error, or plain words."""
    if line.startswith("{"):
        try:
            report = json.loads(line)
            if report.get("all"):
                feedback.setProgress(100.0 * report["done"] / report["all"])
            return
        except ValueError:
            pass
    if line.startswith("mapwire: error:"):
        feedback.reportError(line)
    elif line.startswith("mapwire: warning:"):
        feedback.pushWarning(line)
    elif line:
        feedback.pushInfo(line)


def run(arguments, feedback, program=""):
    """Runs mapwire and gives its exit status and standard output.

    Status 1 (some input was bad, the rest was done) is told as an error message; status 2 and a crash raise.
    """
    command = [find_program(program)] + arguments
    feedback.pushCommandInfo(" ".join(command))
    last = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          encoding="utf-8", errors="replace") as process:

        def listen():
            for line in process.stderr:
                _pass_on(line.rstrip(), feedback)
                if line.strip() and not line.startswith("{"):
                    last[:] = [line.strip()]
                if feedback.isCanceled():
                    process.terminate()

        listener = threading.Thread(target=listen)
        listener.start()
        output = process.stdout.read()
        listener.join()
        status = process.wait()
    if feedback.isCanceled():
        raise QgsProcessingException("Cancelled; nothing was written.")
    if status not in (0, 1):
        raise QgsProcessingException(last[0] if last else "mapwire ended with status %d." % status)
    return status, output
