"""Locate phrase: reads and draws one spatial expression."""
import json

from qgis.core import (QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingOutputString,
                       QgsProcessingParameterFileDestination, QgsProcessingParameterString)

from .algorithm import MapwireAlgorithm
from .loading import load
from .program import run


class LocatePhrase(MapwireAlgorithm):
    def name(self):
        return "locatephrase"

    def displayName(self):
        return "Locate phrase"

    def shortHelpString(self):
        return ('Reads one phrase that tells a place, such as "30 km south-east of Raqqa" or "the area between Daraa and '
                'the Jordanian border", and draws its footprint with its uncertainty.')

    def initAlgorithm(self, _configuration=None):
        self.addParameter(QgsProcessingParameterString("PHRASE", "Phrase", "30 km south-east of Raqqa"))
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", "Footprint", "GeoJSON (*.geojson)"))
        self.addOutput(QgsProcessingOutputString("RELATION", "Relation"))
        self.addOutput(QgsProcessingOutputNumber("UNCERTAINTY_M", "Positional uncertainty in metres"))
        self.add_program()

    def processAlgorithm(self, parameters, context, feedback):
        phrase = self.parameterAsString(parameters, "PHRASE", context)
        _, text = run(["locate", "--json", "--", phrase], feedback,
                      self.parameterAsString(parameters, self.PROGRAM, context))
        reading = json.loads(text)
        if not reading.get("geometry"):
            raise QgsProcessingException('"%s" could not be placed on the map: %s.' %
                                         (phrase, reading.get("reason") or "no footprint"))
        names = "; ".join(one.get("name") or one["text"] for one in reading["reference_objects"])
        properties = {"name": phrase, "relation": reading["relation"], "reference_objects": names,
                      "azimuth_deg": reading["azimuth_deg"], "uncertainty_m": reading["uncertainty_m"],
                      "rule": reading["rule"]}
        feature = {"type": "Feature", "id": 1, "geometry": reading["geometry"], "properties": properties}
        path = self.parameterAsString(parameters, "OUTPUT", context)
        with open(path, "w", encoding="utf-8") as stream:
            json.dump({"type": "FeatureCollection", "features": [feature]}, stream, ensure_ascii=False)
        load(path, phrase, context)
        return {"OUTPUT": path, "RELATION": reading["relation"], "UNCERTAINTY_M": reading["uncertainty_m"]}
