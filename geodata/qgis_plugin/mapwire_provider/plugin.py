"""Registers the provider while the plugin is switched on."""
from qgis.core import QgsApplication

from .provider import MapwireProvider


class MapwirePlugin:
    def __init__(self):
        self.provider = None

    def initProcessing(self):
        self.provider = MapwireProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
