<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="categorizedSymbol" attr="CASE WHEN &quot;geo_precision&quot; = 3 OR &quot;feature_code&quot; LIKE 'PCL%' OR regexp_match(&quot;feature_code&quot;, '^ADM[1-5DH]') THEN 'area' WHEN &quot;feature_code&quot; LIKE 'PPL%' THEN 'settlement' WHEN regexp_match(&quot;feature_code&quot;, '^(INSM|AIRB|AIRF|AIRP|AIRH|MILB|BLDG|ADMF|PRT|PSTB|CSTM|GATE|BDG|DIP|GOVL|FT|RECG|HSP|MSQE|PS|OILR|CMP|CMPRF)') THEN 'facility' ELSE '' END" symbollevels="0" enableorderby="0" forceraster="0">
{{categories all}}
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="name" isExpression="0" fontSize="9" fontSizeUnit="Point" fontItalic="0" fontWeight="50" textColor="29,53,87,255" textOpacity="1" blendMode="0" multilineHeight="0.9">
<text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
</text-style>
<text-format wrapChar="" autoWrapLength="0" useMaxLineLengthForAutoWrap="1" multilineAlign="1" formatNumbers="0" addDirectionSymbol="0"/>
<placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" dist="0.8" distUnits="MM" offsetType="1" quadOffset="4" priority="8"/>
<rendering drawLabels="1" displayAll="0" scaleVisibility="0" limitNumLabels="0" obstacle="1" obstacleFactor="1" fontLimitPixelSize="0" mergeLines="0" labelPerPart="0" upsidedownLabels="0" zIndex="0"/>
<dd_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties">
<Option type="Map" name="Size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;geo_precision&quot; = 3 THEN 8 ELSE 9 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="Italic"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;geo_precision&quot; = 3"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="Color"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;geo_precision&quot; = 3 THEN '#6b7280' ELSE '#1d3557' END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="Priority"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;geo_precision&quot; = 3 THEN 3 ELSE min(10, 6 + coalesce(&quot;mention_count&quot;, 1)) END"/><Option type="int" name="type" value="3"/></Option></Option><Option type="QString" name="type" value="collection"/></Option></dd_properties>
</settings></labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>"name"</previewExpression>
<mapTip><![CDATA[<b>{{html name}}</b> {{html admin1}} {{html country_code}}
<br>named [% coalesce("mention_count", 0) %] times in [% coalesce("article_count", 0) %] articles as {{html names_used}}[% CASE WHEN "uncertainty_m" IS NULL THEN '' WHEN "uncertainty_m" < 1000 THEN '<br>uncertainty ' || round("uncertainty_m") || ' m' ELSE '<br>uncertainty ' || round("uncertainty_m" / 1000.0) || ' km' END %]<br>[% CASE WHEN "sentence" IS NULL THEN '' ELSE '<i>“' END %]{{html sentence}}[% CASE WHEN "sentence" IS NULL THEN '' ELSE '”</i>' END %]
<br><small>{{html article_title}} [% coalesce(format_date("published", 'yyyy-MM-dd'), '') %]</small>]]></mapTip>
<temporal enabled="0" mode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<layerGeometryType>0</layerGeometryType>
</qgis>
