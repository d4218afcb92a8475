"""The provider: which algorithms there are."""
import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .geodesic_buffer import GeodesicBuffer
from .locate_phrase import LocatePhrase
from .map_articles import MapArticles
from .zones_on_date import ZonesOnDate


class MapwireProvider(QgsProcessingProvider):
    def loadAlgorithms(self):
        for algorithm in (MapArticles, GeodesicBuffer, ZonesOnDate, LocatePhrase):
            self.addAlgorithm(algorithm())

    def id(self):
        return "mapwire"

    def name(self):
        return "mapwire"

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(__file__), "icon.svg"))
