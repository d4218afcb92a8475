"""Map articles: files or a folder become styled layers."""
import os
import shlex

from qgis.core import (QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingParameterBoolean,
                       QgsProcessingParameterFile, QgsProcessingParameterFolderDestination,
                       QgsProcessingParameterNumber, QgsProcessingParameterString)

from .algorithm import MapwireAlgorithm
from .loading import load_folder
from .program import run


class MapArticles(MapwireAlgorithm):
    def name(self):
        return "maparticles"

    def displayName(self):
        return "Map articles"

    def shortHelpString(self):
        return ("Reads articles and makes layers of the places, zones, regions and events that they tell. Every feature "
                "names its article, sentence and rule, and says how certain and how precise it is.\n\n"
                "Give a file, a folder, or both. The folder of the result must be new or empty, unless it may be "
                "overwritten.")

    def initAlgorithm(self, _configuration=None):
        self.addParameter(QgsProcessingParameterFile("FILE", "Article or file of articles", optional=True))
        self.addParameter(QgsProcessingParameterFile("FOLDER", "Folder of articles",
                                                     QgsProcessingParameterFile.Folder, optional=True))
        self.addParameter(QgsProcessingParameterString("AS_OF", "Zones as of this day (YYYY-MM-DD; empty: the "
                                                       "article's date)", "", optional=True))
        self.addParameter(QgsProcessingParameterNumber("MIN_CONFIDENCE", "Least confidence (0 to 1)",
                                                       QgsProcessingParameterNumber.Double, 0.0, False, 0.0, 1.0))
        self.addParameter(self.advanced(QgsProcessingParameterFile("GAZETTEER", "Gazetteer laid over the embedded one",
                                                                   optional=True)))
        self.addParameter(self.advanced(QgsProcessingParameterString(
            "EXTRA", "More options, as on the command line", "", optional=True)))
        self.addParameter(QgsProcessingParameterBoolean("OVERWRITE", "Overwrite what is in the folder", False))
        self.addParameter(QgsProcessingParameterBoolean("LOAD", "Load the layers into the project", True))
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT", "Folder for the layers"))
        self.addOutput(QgsProcessingOutputNumber("LAYERS", "Layers with features"))
        self.add_program()

    def processAlgorithm(self, parameters, context, feedback):
        inputs = [self.parameterAsString(parameters, name, context) for name in ("FILE", "FOLDER")]
        inputs = [path for path in inputs if path]
        if not inputs:
            raise QgsProcessingException("No articles were given. Choose a file or a folder.")
        folder = self.parameterAsString(parameters, "OUTPUT", context)
        arguments = ["map", "--progress=json", "-o", folder]
        if self.parameterAsBool(parameters, "OVERWRITE", context):
            arguments.append("--overwrite")
        for option, name in (("--as-of", "AS_OF"), ("--gazetteer", "GAZETTEER")):
            value = self.parameterAsString(parameters, name, context)
            if value:
                arguments += [option, value]
        least = self.parameterAsDouble(parameters, "MIN_CONFIDENCE", context)
        if least > 0:
            arguments += ["--min-confidence", repr(least)]
        arguments += shlex.split(self.parameterAsString(parameters, "EXTRA", context))
        run(arguments + ["--"] + inputs, feedback, self.parameterAsString(parameters, self.PROGRAM, context))
        if not os.path.isdir(folder):
            raise QgsProcessingException("mapwire wrote nothing; see the messages above.")
        loaded = load_folder(folder, context) if self.parameterAsBool(parameters, "LOAD", context) else []
        return {"OUTPUT": folder, "LAYERS": len(loaded)}
