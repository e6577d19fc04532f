## Webbplatsens sökning. # står för antalet träffar.

search-title = Sök
search-description = Sök bland mål, indikatorer, uppdrag, budgetrader och allt annat i planerna.
search-label = Sök i planerna
search-button = Sök
search-needs-script = Sökningen behöver JavaScript. Utan det hittar du via listorna, eller med webbläsarens egen sökning på sidan.
search-one = 1 träff
search-many = # träffar
search-none = Inga träffar
search-partial = Inget innehåller alla ord. Här är det som innehåller flest av dem.
search-suggest = Menade du
search-more = Visa fler
search-kinds = Visa bara
search-failed = Sökningens filer gick inte att läsa. Ladda om sidan, eller hitta via listorna.
