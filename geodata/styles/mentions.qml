<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="categorizedSymbol" attr="&quot;role&quot;" symbollevels="0" enableorderby="0" forceraster="0">
{{categories present role}}
</renderer-v2>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>"name"</previewExpression>
<mapTip><![CDATA[<b>{{html text}}</b> ({{html role}}) → {{html name}} {{html admin1}} {{html country_code}}
<br>{{html reason}}<br>[% CASE WHEN "sentence" IS NULL THEN '' ELSE '<i>“' END %]{{html sentence}}[% CASE WHEN "sentence" IS NULL THEN '' ELSE '”</i>' END %]
<br><small>{{html article_title}} [% coalesce(format_date("published", 'yyyy-MM-dd'), '') %]</small>]]></mapTip>
{{time event_date event_date}}
<layerGeometryType>0</layerGeometryType>
</qgis>
