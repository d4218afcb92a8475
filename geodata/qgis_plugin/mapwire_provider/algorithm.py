"""What the algorithms share."""
import os

from qgis.core import QgsProcessingAlgorithm, QgsProcessingParameterDefinition, QgsProcessingParameterString
from qgis.PyQt.QtGui import QIcon


class MapwireAlgorithm(QgsProcessingAlgorithm):
    # A string: a file parameter with a default that is no file fails QGIS' own check.
    PROGRAM = "PROGRAM"

    def createInstance(self):
        return type(self)()

    def group(self):
        return ""

    def groupId(self):
        return ""

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(__file__), "icon.svg"))

    def add_program(self):
        self.addParameter(self.advanced(QgsProcessingParameterString(
            self.PROGRAM, "Program (empty: found by itself)", "", optional=True)))

    @staticmethod
    def advanced(parameter):
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        return parameter
