"""Zones on a date: the catalogue's zones as they stood on a day."""
from qgis.core import (QgsCoordinateReferenceSystem, QgsProcessingParameterExtent,
                       QgsProcessingParameterFileDestination, QgsProcessingParameterString)

from .algorithm import MapwireAlgorithm
from .loading import load
from .program import run


class ZonesOnDate(MapwireAlgorithm):
    def name(self):
        return "zonesondate"

    def displayName(self):
        return "Zones on a date"

    def shortHelpString(self):
        return ("Writes the zones of mapwire's catalogue as they stood on a day: exclusion zones, de-escalation zones, "
                "demilitarised zones, with parties, status and sources. Outlines that were never published are "
                "reconstructions and say so.")

    def initAlgorithm(self, _configuration=None):
        self.addParameter(QgsProcessingParameterString("DATE", "Day (YYYY-MM-DD; empty: all)", "", optional=True))
        self.addParameter(QgsProcessingParameterExtent("EXTENT", "Only what touches this box", optional=True))
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", "Zones", "GeoJSON (*.geojson)"))
        self.add_program()

    def processAlgorithm(self, parameters, context, feedback):
        arguments = ["zones", "export", "--overwrite", "-o", self.parameterAsString(parameters, "OUTPUT", context)]
        day = self.parameterAsString(parameters, "DATE", context)
        if day:
            arguments += ["--on", day]
        if parameters.get("EXTENT"):
            box = self.parameterAsExtent(parameters, "EXTENT", context, QgsCoordinateReferenceSystem("EPSG:4326"))
            corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
            arguments.append("--bbox=" + ",".join("%.7f" % number for number in corners))
        run(arguments, feedback, self.parameterAsString(parameters, self.PROGRAM, context))
        path = arguments[4]
        load(path, "zones on " + day if day else "zones", context)
        return {"OUTPUT": path}
