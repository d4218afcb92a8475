"""Geodesic buffer: all points within a distance of a place, exact on the ellipsoid."""
from qgis.core import (QgsCoordinateReferenceSystem, QgsProcessingException, QgsProcessingParameterFileDestination,
                       QgsProcessingParameterNumber, QgsProcessingParameterPoint, QgsProcessingParameterString)

from .algorithm import MapwireAlgorithm
from .loading import load
from .program import run


class GeodesicBuffer(MapwireAlgorithm):
    def name(self):
        return "geodesicbuffer"

    def displayName(self):
        return "Geodesic buffer"

    def shortHelpString(self):
        return ("Draws all points within a distance of a place, exact on the ellipsoid, also across the 180th meridian "
                "and over a pole.\n\nGive the name of a place in mapwire's gazetteer, or a point on the map. Distances "
                "carry their unit: 33mi, 55km, 15nmi, 500ft.")

    def initAlgorithm(self, _configuration=None):
        self.addParameter(QgsProcessingParameterString("PLACE", "Place (name or id)", "", optional=True))
        self.addParameter(QgsProcessingParameterPoint("POINT", "or point on the map", optional=True))
        self.addParameter(QgsProcessingParameterString("DISTANCE", "Distance with unit", "33mi"))
        self.addParameter(self.advanced(QgsProcessingParameterNumber(
            "TOLERANCE", "How far the edge may be from the true curve (m)", QgsProcessingParameterNumber.Double, 1.0,
            False, 0.001)))
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", "Buffer", "GeoJSON (*.geojson)"))
        self.add_program()

    def processAlgorithm(self, parameters, context, feedback):
        place = self.parameterAsString(parameters, "PLACE", context)
        if parameters.get("POINT"):
            point = self.parameterAsPoint(parameters, "POINT", context, QgsCoordinateReferenceSystem("EPSG:4326"))
            place = "%.9f,%.9f" % (point.x(), point.y())
        if not place:
            raise QgsProcessingException("No place was given. Write a name, or choose a point on the map.")
        path = self.parameterAsString(parameters, "OUTPUT", context)
        distance = self.parameterAsString(parameters, "DISTANCE", context)
        tolerance = repr(self.parameterAsDouble(parameters, "TOLERANCE", context))
        run(["buffer", "--overwrite", "--tolerance", tolerance, "-o", path, "--", place, distance], feedback,
            self.parameterAsString(parameters, self.PROGRAM, context))
        load(path, distance + " around " + place, context)
        return {"OUTPUT": path}
